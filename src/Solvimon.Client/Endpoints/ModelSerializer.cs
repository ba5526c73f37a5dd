using System.Reflection;
using System.Text.Json;
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
        var body = (BufferedResponseContent)content;
        return Task.FromResult<T?>(Read(body.Span, Answer<T>.Read, body.Call));
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    public static T Read<T>(ReadOnlySpan<byte> json, ReadJson<T> read, ApiCall call)
    {
        if (json.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            T value = new AnswerLimit(call).Read(ref reader, read);

            // Fails on anything after the value.
            reader.Read();
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException or OutOfMemoryException)
        {
            // The server has carried the call out; only its answer is unreadable.
            call.Progress.End(AttemptFate.Ambiguous);
            string place = json.IsEmpty ? "it is empty" : e is OutOfMemoryException ? "there is not enough memory for it" : $"at {(e as JsonException)?.Path ?? JsonPath.At(json, reader.TokenStartIndex)}";
            SolvimonSerializationException failure =
                new SolvimonSerializationException($"The answer to {call.Progress.Operation.Name} could not be read: {place}.", e).About(call);
            call.Progress.EndReading(failure);
            throw failure;
        }
    }
}
