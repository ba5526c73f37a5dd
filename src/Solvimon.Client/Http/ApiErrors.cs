using System.Net;
using System.Text;
using Solvimon.Client.Calls;
using Solvimon.Client.Errors;
using Solvimon.Client.Resilience;

namespace Solvimon.Client.Http;

/// <summary>From an error answer to the exception that a caller can act on.</summary>
internal static class ApiErrors
{
    private const int ResponseBodyLimit = 8 * 1024;

    public static SolvimonApiException From(ApiCall call, HttpResponseMessage response, in ErrorEnvelope error, ReadOnlySpan<byte> body, TimeProvider clock)
    {
        SolvimonApiException exception = Create(call, response.StatusCode, error).About(call);
        exception.Record(new ApiErrorDetails(
            response.StatusCode,
            error.Type,
            error.Code,
            error.Field,
            error.Message,
            error.ResourceId,
            error.ResourceType,
            call.Progress.RequestId,
            response.Headers,
            call.Progress.WasReplayed,
            Backoff.RetryAfter(response, clock),
            Encoding.UTF8.GetString(body[..Math.Min(body.Length, ResponseBodyLimit)])));
        return exception;
    }

    private static SolvimonApiException Create(ApiCall call, HttpStatusCode status, in ErrorEnvelope error)
    {
        string message = Describe(call, status, error);
        return status switch
        {
            HttpStatusCode.Unauthorized => new SolvimonAuthenticationException(message),
            HttpStatusCode.Forbidden => new SolvimonPermissionException(message),
            HttpStatusCode.TooManyRequests => new SolvimonRateLimitException(message),
            >= HttpStatusCode.InternalServerError => new SolvimonServerException(message),
            HttpStatusCode.NotFound => new SolvimonNotFoundException(message),
            _ when IsNotFound(error.Code) => new SolvimonNotFoundException(message),
            _ when IsRefusedTransition(call, error) => new SolvimonTransitionException(message)
            {
                Resource = call.TransitionRequest!.Value.Resource,
                Transition = call.TransitionRequest!.Value.Verb,
            },
            HttpStatusCode.Conflict => new SolvimonConflictException(message),
            _ when error.Code is "RESOURCE_ALREADY_EXISTS" or "CUSTOM_FIELD_VALUE_ALREADY_EXISTS" => new SolvimonConflictException(message),
            _ when error.Code is "UNAUTHORISED" => new SolvimonAuthenticationException(message),
            _ when error.Code is "USER_NOT_ALLOWED" => new SolvimonPermissionException(message),
            _ when IsValidation(status, error) => new SolvimonValidationException(message),
            _ => new SolvimonApiException(message),
        };
    }

    private static bool IsNotFound(string? code) =>
        code is not null && code.EndsWith("_NOT_FOUND", StringComparison.Ordinal);

    // A refusal that names a field is about the request, not about the status.
    private static bool IsRefusedTransition(ApiCall call, in ErrorEnvelope error) =>
        call.TransitionRequest is not null
        && error is { Code: not null, Field: null }
        && error.Code is not ("IDEMPOTENCY_CHECK_FAILED" or "UNAUTHORISED" or "USER_NOT_ALLOWED" or "UNSUPPORTED_MEDIA_TYPE");

    private static bool IsValidation(HttpStatusCode status, in ErrorEnvelope error) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.OK
        && (error.Field is not null
            || error.Code is "INVALID_FIELD" or "MISSING_FIELD" or "INVALID_ID" or "MISSING_ID" or "MISSING_REFERENCE" or "INVALID_REQUEST"
                or "BAD_REQUEST" or "UNSUPPORTED_MEDIA_TYPE" or "MISSING_VERSION" or "UNSUPPORTED_VERSION");

    private static string Describe(ApiCall call, HttpStatusCode status, in ErrorEnvelope error)
    {
        var text = new StringBuilder();
        if (call.TransitionRequest is { } transition && IsRefusedTransition(call, error))
        {
            text.Append("Could not ").Append(transition.Verb).Append(" the ").Append(transition.Resource).Append(": ");
        }

        text.Append((int)status);
        if (Enum.IsDefined(status))
        {
            text.Append(' ').Append(status);
        }

        if (error.Code is not null)
        {
            text.Append(", ").Append(error.Code);
        }

        if (error.Field is not null)
        {
            text.Append(" in '").Append(error.Field).Append('\'');
        }

        if (error.Message is not null)
        {
            text.Append(": ").Append(error.Message.TrimEnd('.'));
        }

        text.Append('.');
        if (Explain(call, status) is { } explanation)
        {
            text.Append(' ').Append(explanation);
        }

        text.Append(" (").Append(call.Progress.Operation.Name);
        if (call.Progress.RequestId is not null)
        {
            text.Append(", request ").Append(call.Progress.RequestId);
        }

        return text.Append(')').ToString();
    }

    private static string? Explain(ApiCall call, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "The key is missing, wrong or revoked, or belongs to the other environment (test or live).",
        HttpStatusCode.NotFound when call.Progress.Operation.Method == HttpMethod.Delete && call.Progress.WasAmbiguous => "An earlier attempt of this call may have deleted it.",
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError when call.Progress.Attempts > 1 => $"Sent {call.Progress.Attempts} times.",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => "The server redirects elsewhere; the SDK never follows, as the key would go along.",
        _ => null,
    };
}
