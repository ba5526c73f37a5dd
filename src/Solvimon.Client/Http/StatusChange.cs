using System.Text.Json;
using Solvimon.Client.Calls;
using Solvimon.Client.Errors;
using Solvimon.Client.Http.Content;

namespace Solvimon.Client.Http;

/// <summary>A change of a resource's status: by a verb of the API, or by an update that sets it.</summary>
/// <param name="Resource">The resource in words: <c>product item</c>.</param>
/// <param name="Transition">The verb, or the status that was set.</param>
/// <param name="InWords">What could not be done, for a message.</param>
internal sealed record StatusChange(string Resource, string Transition, string InWords)
{
    /// <summary>What the error refuses, if that is a change of status.</summary>
    public static StatusChange? Refused(ApiCall call, HttpRequestMessage request, in ErrorEnvelope error)
    {
        if (call.TransitionRequest is var (resource, _, verb))
        {
            // A refusal that names a field is about the request, not about the status.
            return error is { Code: not null, Field: null }
                && error.Code is not ("IDEMPOTENCY_CHECK_FAILED" or "UNAUTHORISED" or "USER_NOT_ALLOWED" or "UNSUPPORTED_MEDIA_TYPE")
                    ? new StatusChange(resource, verb, $"{verb} the {resource}")
                    : null;
        }

        return error is { Code: "INVALID_OPERATION", Field: null or "status" }
            && call.Progress.Operation.Method == HttpMethod.Patch
            && request.Content is JsonRequestContent body
            && StatusIn(body.Body.Span) is { } status
                ? new StatusChange(ResourceOf(call.Progress.Operation.Route), status, $"make the {ResourceOf(call.Progress.Operation.Route)} {status}")
                : null;
    }

    private static string? StatusIn(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isStatus = reader.ValueTextEquals("status"u8);
            reader.Read();
            if (isStatus)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>From <c>/v1/product-categories/{idOrReference}</c> to <c>product category</c>.</summary>
    private static string ResourceOf(string route)
    {
        string[] parts = [.. route.Split('/').Where(static part => part.Length > 0 && part[0] != '{')];
        string words = parts[^1].Replace('-', ' ');
        return words.EndsWith("ies", StringComparison.Ordinal) ? words[..^3] + "y" : words.TrimEnd('s');
    }
}
