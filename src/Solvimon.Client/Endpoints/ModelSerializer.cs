using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Refit;
using Solvimon.Client.Calls;
using Solvimon.Client.Http.Content;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Endpoints;

/// <summary>Lets Refit send and receive the SDK's models, which read and write themselves over pooled buffers.</summary>
internal sealed class ModelSerializer : IHttpContentSerializer, ISynchronousContentSerializer
{
    public HttpContent ToHttpContentSynchronous<T>(T item) => item is SolvimonObject body ? JsonRequestContent.From(body) : new EmptyObjectContent();

    public HttpContent ToHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        BufferedResponseContent body = (BufferedResponseContent)content;
        return Task.FromResult<T?>(Read(body.Span, Answer<T>.Read, body.Call));
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    public static T Read<T>(ReadOnlySpan<byte> json, ReadJson<T> read, ApiCall call)
    {
        json = WithoutMark(json);
        Utf8JsonReader reader = new(json);
        try
        {
            reader.Read();
            T value = new AnswerLimit(call).Read(ref reader, read);

            // Fails on anything after the value.
            reader.Read();
            return value;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(e, json, reader.TokenStartIndex, call);
        }
    }

    /// <summary>Reads a type of the caller's. One that System.Text.Json takes apart itself is given to it in pieces, so that there is something to end.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type, ApiCall call)
    {
        if (type.Kind == JsonTypeInfoKind.None)
        {
            return Read(json.Span, (ref Utf8JsonReader reader) => JsonSerializer.Deserialize(ref reader, type), call);
        }

        try
        {
            using AnswerPieces pieces = new(json);
            return new AnswerLimit(call).Run(() => JsonSerializer.Deserialize(pieces, type));
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(e, json.Span, position: 0, call);
        }
    }

    private static bool IsUnreadable(Exception exception) =>
        exception is JsonException or InvalidOperationException or FormatException or OverflowException or OutOfMemoryException;

    // The server has carried the call out; only its answer is unreadable.
    private static SolvimonSerializationException Unreadable(Exception exception, ReadOnlySpan<byte> json, long position, ApiCall call)
    {
        call.Progress.End(AttemptFate.Ambiguous);
        string place = json.IsEmpty ? "it is empty"
            : exception is OutOfMemoryException ? "there is not enough memory for it"
            : $"at {(exception as JsonException)?.Path ?? JsonPath.At(json, position)}";
        SolvimonSerializationException failure =
            new SolvimonSerializationException($"The answer to {call.Progress.Operation.Name} could not be read: {place}.", exception).About(call);
        call.Progress.EndReading(failure);
        return failure;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) => json.StartsWith("\uFEFF"u8) ? json[3..] : json;
}
