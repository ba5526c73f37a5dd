using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>
/// How an answer of that type is read. Refit asks for any type, so that the reader is found by it alone; the factory of an
/// endpoint interface sets those of its own answers, so that a trimmed program keeps no others.
/// </summary>
internal static class Answer<T>
{
    private static ReadJson<T>? s_read;

    public static ReadJson<T> Read
    {
        get => s_read ?? throw new InvalidOperationException($"Nothing reads {typeof(T)}.");
        set => s_read = value;
    }
}
