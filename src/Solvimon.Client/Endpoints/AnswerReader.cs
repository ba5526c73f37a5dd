using System.Text.Json;
using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>Reads the answers that are bare arrays.</summary>
internal static class AnswerReader
{
    public static IReadOnlyList<T> ReadList<T>(ref Utf8JsonReader reader, ReadJson<T> readItem) =>
        reader.List(readItem) ?? throw JsonRead.Unexpected(ref reader, "an array");
}
