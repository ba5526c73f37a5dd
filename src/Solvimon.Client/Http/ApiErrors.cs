using System.Net;
using System.Text;
using Solvimon.Client.Calls;
using Solvimon.Client.Errors;
using Solvimon.Client.Http.Content;
using Solvimon.Client.Resilience;

namespace Solvimon.Client.Http;

/// <summary>From an error answer to the exception that a caller can act on.</summary>
internal static class ApiErrors
{
    private const int ResponseBodyLimit = 8 * 1024;

    public static SolvimonApiException From(
        ApiCall call, HttpRequestMessage request, HttpResponseMessage response, ErrorEnvelope error, BufferedResponseContent body, SolvimonClientOptions options)
    {
        error = error.Select(text => AnswerText.Clean(text, call));
        AnswerText.Clean(response.Headers, call);
        string text = AnswerText.CutCredentials(ErrorText.Decode(body.Span, body.Charset), call);
        SolvimonApiException exception = Create(call, response.StatusCode, error, StatusChange.Refused(call, request, error), options).About(call);
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
            Backoff.RetryAfter(response, options.TimeProvider),
            ErrorText.StartOf(text, ResponseBodyLimit)));
        return exception;
    }

    private static SolvimonApiException Create(ApiCall call, HttpStatusCode status, in ErrorEnvelope error, StatusChange? refused, SolvimonClientOptions options)
    {
        string message = Describe(call, status, error, refused, options);
        return status switch
        {
            HttpStatusCode.Unauthorized => new SolvimonAuthenticationException(message),
            HttpStatusCode.Forbidden => new SolvimonPermissionException(message),
            HttpStatusCode.TooManyRequests => new SolvimonRateLimitException(message),
            >= HttpStatusCode.InternalServerError => new SolvimonServerException(message),
            HttpStatusCode.NotFound => new SolvimonNotFoundException(message),
            _ when IsNotFound(error.Code) => new SolvimonNotFoundException(message),
            _ when refused is not null => new SolvimonTransitionException(message) { Resource = refused.Resource, Transition = refused.Transition },
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

    private static bool IsValidation(HttpStatusCode status, in ErrorEnvelope error) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.OK
        && (error.Field is not null
            || error.Code is "INVALID_FIELD" or "MISSING_FIELD" or "INVALID_ID" or "MISSING_ID" or "MISSING_REFERENCE" or "INVALID_REQUEST"
                or "BAD_REQUEST" or "UNSUPPORTED_MEDIA_TYPE" or "MISSING_VERSION" or "UNSUPPORTED_VERSION");

    private static string Describe(ApiCall call, HttpStatusCode status, in ErrorEnvelope error, StatusChange? refused, SolvimonClientOptions options)
    {
        StringBuilder text = new();
        if (refused is not null)
        {
            text.Append("Could not ").Append(refused.InWords).Append(": ");
        }

        text.Append((int)status);
        if (Enum.IsDefined(status))
        {
            text.Append(' ').Append(status);
        }

        if (!string.IsNullOrWhiteSpace(error.Code))
        {
            text.Append(", ").Append(OnOneLine(error.Code));
        }

        if (!string.IsNullOrWhiteSpace(error.Field))
        {
            text.Append(" in '").Append(OnOneLine(error.Field)).Append('\'');
        }

        if (options.IncludeServerMessage && !string.IsNullOrWhiteSpace(error.Message))
        {
            text.Append(": ").Append(OnOneLine(error.Message).TrimEnd('.'));
        }

        text.Append('.');
        if (Explain(call, status) is { } explanation)
        {
            text.Append(' ').Append(explanation);
        }

        text.Append(" (").Append(call.Progress.Operation.Name);
        if (!string.IsNullOrWhiteSpace(call.Progress.RequestId))
        {
            text.Append(", request ").Append(call.Progress.RequestId);
        }

        return text.Append(')').ToString();
    }

    // A line break would look like another entry of the log.
    private static string OnOneLine(string text) => string.Create(text.Length, text, static (line, text) =>
    {
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = char.IsControl(text[i]) ? ' ' : text[i];
        }
    });

    private static string? Explain(ApiCall call, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "The key is missing, wrong or revoked, or belongs to the other environment (test or live).",
        HttpStatusCode.NotFound when call.Progress.Operation.Method == HttpMethod.Delete && call.Progress.WasAmbiguous => "An earlier attempt of this call may have deleted it.",
        HttpStatusCode.NotFound when call.Progress.Operation.TakesIdOnly => "This path takes an id; a reference is not accepted.",
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError when call.Progress.Attempts > 1 => $"Sent {call.Progress.Attempts} times.",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => "The server redirects elsewhere; the SDK never follows, as the key would go along.",
        _ => null,
    };
}
