using System.Net;
using System.Net.Http.Headers;
using Solvimon.Client.Errors;

namespace Solvimon.Client;

/// <summary>The API answered with an error. Derived types tell the kinds apart that a caller handles differently.</summary>
public class SolvimonApiException : SolvimonException
{
    private ApiErrorDetails _details;

    /// <summary>Creates the exception; the SDK sets the properties from the answer, a test sets those it needs.</summary>
    /// <param name="message">What went wrong, without secrets and personal data.</param>
    /// <param name="innerException">The cause, if another exception is one.</param>
    public SolvimonApiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode
    {
        get => _details.StatusCode;
        init => _details = _details with { StatusCode = value };
    }

    /// <summary>The API's error type: <c>INVALID_REQUEST</c> or <c>API_ERROR</c>; <see langword="null"/> when the answer was no error envelope.</summary>
    public string? Type
    {
        get => _details.Type;
        init => _details = _details with { Type = value };
    }

    /// <summary>The API's error code, such as <c>RESOURCE_NOT_FOUND</c>. An open set: compare with the values that you handle.</summary>
    public string? Code
    {
        get => _details.Code;
        init => _details = _details with { Code = value };
    }

    /// <summary>The path of the offending field, dotted with array indexes: <c>organization.tax_ids.0.id</c>.</summary>
    public string? Field
    {
        get => _details.Field;
        init => _details = _details with { Field = value };
    }

    /// <summary>
    /// The sentence that the server wrote, at most 500 characters. It may quote what was sent, though never the credential,
    /// which is cut out of it. <see cref="Exception.Message"/> repeats it unless <see cref="SolvimonClientOptions.IncludeServerMessage"/>
    /// is <see langword="false"/>.
    /// </summary>
    public string? ServerMessage
    {
        get => _details.ServerMessage;
        init => _details = _details with { ServerMessage = value };
    }

    /// <summary>The id of the resource that the error is about, when the server names it.</summary>
    public string? ResourceId
    {
        get => _details.ResourceId;
        init => _details = _details with { ResourceId = value };
    }

    /// <summary>The type of the resource that the error is about, such as <c>CUSTOMER</c>, when the server names it.</summary>
    public string? ResourceType
    {
        get => _details.ResourceType;
        init => _details = _details with { ResourceType = value };
    }

    /// <summary>The server's id of the request (<c>reqr_…</c>): quote it to Solvimon's support.</summary>
    public string? RequestId
    {
        get => _details.RequestId;
        init => _details = _details with { RequestId = value };
    }

    /// <summary>The headers of the answer, except for those of its content; <see langword="null"/> on an exception that a test made.</summary>
    public HttpResponseHeaders? Headers
    {
        get => _details.Headers;
        init => _details = _details with { Headers = value };
    }

    /// <summary>Whether the server answered from memory, because an earlier request with the same idempotency key had come to this error already.</summary>
    public bool WasReplayed
    {
        get => _details.WasReplayed;
        init => _details = _details with { WasReplayed = value };
    }

    /// <summary>How long the server asked to wait before the next request, when it did.</summary>
    public TimeSpan? RetryAfter
    {
        get => _details.RetryAfter;
        init => _details = _details with { RetryAfter = value };
    }

    /// <summary>The start of the answer's body, at most 8 KiB, the credential cut out. It may hold personal data and is therefore in no message and no log.</summary>
    public string? ResponseBody
    {
        get => _details.ResponseBody;
        init => _details = _details with { ResponseBody = value };
    }

    /// <inheritdoc/>
    public override bool IsTransient =>
        StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || (StatusCode >= HttpStatusCode.InternalServerError && StatusCode != HttpStatusCode.NotImplemented)
        || Code == "IDEMPOTENCY_CHECK_FAILED";

    internal void Record(ApiErrorDetails details) => _details = details;
}
