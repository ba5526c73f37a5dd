using System.Net;
using System.Net.Http.Headers;

namespace Solvimon.Client.Errors;

/// <summary>What an error answer says, status, envelope and headers together.</summary>
internal readonly record struct ApiErrorDetails(
    HttpStatusCode StatusCode,
    string? Type,
    string? Code,
    string? Field,
    string? ServerMessage,
    string? ResourceId,
    string? ResourceType,
    string? RequestId,
    HttpResponseHeaders? Headers,
    bool WasReplayed,
    TimeSpan? RetryAfter,
    string? ResponseBody);
