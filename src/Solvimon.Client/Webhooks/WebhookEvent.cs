using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Webhooks;

/// <summary>
/// What a webhook tells: something happened to a resource. Open on all sides: an unknown resource, an unknown action and
/// unknown members are kept as they came.
/// </summary>
/// <remarks>Reading does not verify. Verify first, with <see cref="WebhookSignature"/>, unless the bytes come from a place that you trust.</remarks>
[JsonConverter(typeof(JsonModelConverter<WebhookEvent>))]
public sealed class WebhookEvent : SolvimonObject, IJsonReadable<WebhookEvent>
{
    /// <summary>Makes an event, for tests of a handler.</summary>
    public WebhookEvent()
    {
    }

    [SetsRequiredMembers]
    private WebhookEvent(ref Utf8JsonReader reader)
    {
        // The type decides how the resource is read, and may stand after it.
        Utf8JsonReader start = reader;
        Type = FindType(ref reader);
        reader = start;

        string resource = Resource;
        reader.StartObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8):
                    break;
                case 4 when name.SequenceEqual("data"u8):
                    Data = ReadResource(resource, ref reader);
                    break;
                case 10 when name.SequenceEqual("created_at"u8):
                    CreatedAt = reader.Instant();
                    break;
                case 11 when name.SequenceEqual("environment"u8):
                    Environment = reader.Text();
                    break;
                case 13 when name.SequenceEqual("previous_data"u8):
                    PreviousData = ReadResource(resource, ref reader);
                    break;
                case 19 when name.SequenceEqual("original_request_id"u8):
                    OriginalRequestId = reader.Text();
                    break;
                default:
                    ReadAdditional(name, ref reader);
                    break;
            }
        }
    }

    /// <summary>What happened to what, such as <c>CUSTOMER.CREATED</c>; empty when the payload does not say.</summary>
    /// <seealso cref="WebhookEventTypes"/>
    public required string Type { get; init; }

    /// <summary>The kind of resource: the type up to its first dot, such as <c>CUSTOMER</c>.</summary>
    public string Resource => Type.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? Type[..dot] : Type;

    /// <summary>What happened: the type after its first dot, such as <c>CREATED</c>. An open set; <c>GET /v1/webhooks/actions</c> lists it.</summary>
    public string Action => Type.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? Type[(dot + 1)..] : "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The id of the API request that caused it (<c>reqr_…</c>, the <c>RequestId</c> of that call), if one did.</summary>
    public string? OriginalRequestId { get; init; }

    /// <summary>Where it happened: <c>TEST</c> or <c>LIVE</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>
    /// The resource as it is after the event: a <c>Customer</c> for <c>CUSTOMER.CREATED</c>, and so on. For a resource
    /// that the SDK has no model for, an object with all members in its <see cref="SolvimonObject.AdditionalProperties"/>.
    /// </summary>
    public SolvimonObject? Data { get; init; }

    /// <summary>
    /// The resource as it was before, when the webhook is set to include that. Its name in JSON is not documented: it is
    /// looked for as <c>previous_data</c>, and under any other name it is in <see cref="SolvimonObject.AdditionalProperties"/>.
    /// </summary>
    public SolvimonObject? PreviousData { get; init; }

    /// <summary>Reads an event.</summary>
    /// <param name="payload">The body of the webhook.</param>
    /// <exception cref="SolvimonSerializationException">The payload is no event; the message names the place, never what stands there.</exception>
    public static WebhookEvent Parse(ReadOnlySpan<byte> payload) => WebhookPayload.Read(payload, static (ref Utf8JsonReader reader) => new WebhookEvent(ref reader));

    /// <summary>Reads the type alone, to tell whether an event is of interest before its resource is read.</summary>
    /// <param name="payload">The body of the webhook.</param>
    /// <returns>The type, such as <c>CUSTOMER.CREATED</c>; empty when the payload does not say.</returns>
    /// <exception cref="SolvimonSerializationException">The payload is not a JSON object.</exception>
    public static string ReadType(ReadOnlySpan<byte> payload) => WebhookPayload.Read(payload, FindType);

    /// <summary>Gives the resource as its model.</summary>
    /// <typeparam name="T">The model, such as <c>Customer</c>.</typeparam>
    /// <param name="data">The resource; <see langword="null"/> when there is none, or it is of another kind.</param>
    /// <returns>Whether the event carries such a resource.</returns>
    public bool TryGetData<T>([NotNullWhen(true)] out T? data)
        where T : SolvimonObject
    {
        data = Data as T;
        return data is not null;
    }

    static WebhookEvent IJsonReadable<WebhookEvent>.ReadJson(ref Utf8JsonReader reader) => new(ref reader);

    private protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteMember("created_at"u8, CreatedAt);
        writer.WriteMember("type"u8, Type);
        writer.WriteMember("original_request_id"u8, OriginalRequestId);
        writer.WriteMember("environment"u8, Environment);
        writer.WriteMember("data"u8, Data);
        writer.WriteMember("previous_data"u8, PreviousData);
    }

    private static SolvimonObject? ReadResource(string resource, ref Utf8JsonReader reader) =>
        reader.IsNull() ? null : WebhookModels.Read(resource, ref reader) ?? UnknownObject.Read(ref reader);

    private static string FindType(ref Utf8JsonReader reader)
    {
        string? type = null;
        reader.StartObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("type"u8))
            {
                type = reader.Text();
            }
            else
            {
                reader.Skip();
            }
        }

        return type ?? "";
    }
}
