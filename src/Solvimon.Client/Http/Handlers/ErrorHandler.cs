using System.Globalization;
using System.Net;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Solvimon.Client.Calls;
using Solvimon.Client.Errors;
using Solvimon.Client.Http.Content;

namespace Solvimon.Client.Http.Handlers;

/// <summary>Turns what the other handlers came to into the SDK's exceptions: an error answer, no answer, no time left.</summary>
internal sealed class ErrorHandler(SolvimonClientOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ApiCall call = ApiCall.Of(request);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsTransportFailure(e) && e != call.Progress.CallbackFailure)
        {
            // A caller who gave up while the call was failing gets what a caller who gave up gets.
            throw call.CancellationToken.IsCancellationRequested
                ? Canceled(e, call)
                : Translate(e, call, isClosing: cancellationToken.IsCancellationRequested);
        }

        try
        {
            return Check(request, response, call);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private HttpResponseMessage Check(HttpRequestMessage request, HttpResponseMessage response, ApiCall call)
    {
        if (response.Content is not BufferedResponseContent content)
        {
            return response;
        }

        ErrorEnvelope envelope;
        if (response.IsSuccessStatusCode)
        {
            if (content.IsCut)
            {
                call.Progress.End(AttemptFate.Ambiguous);
                throw new SolvimonSerializationException($"The answer to {call.Progress.Operation.Name} is larger than MaxResponseBytes ({options.MaxResponseBytes}).").About(call);
            }

            if (!ErrorEnvelope.TryFindIn(content.Span, content.Charset, out envelope))
            {
                if (response.StatusCode == HttpStatusCode.NoContent && !call.IsRaw)
                {
                    // Refit would make null of it, without asking the serializer.
                    response.StatusCode = HttpStatusCode.OK;
                }

                return response;
            }
        }
        else
        {
            ErrorEnvelope.TryRead(content.Span, content.Charset, out envelope);
        }

        throw ApiErrors.From(call, request, response, envelope, content, options);
    }

    internal static TaskCanceledException Canceled(Exception? cause, ApiCall call) => call.Kind == ApiCallKind.Read
        ? new TaskCanceledException($"{call.Progress.Operation.Name} was canceled.", cause, call.CancellationToken)
        : new SolvimonCanceledException(
            $"{call.Progress.Operation.Name} was canceled{(call.OutcomeUnknown ? ", and may have been carried out" : "")}.", cause, call.CancellationToken)
        {
            IdempotencyKey = call.IdempotencyKey,
            Attempts = call.Progress.Attempts,
            OutcomeUnknown = call.OutcomeUnknown,
        };

    private static bool IsTransportFailure(Exception exception) =>
        exception is TimeoutRejectedException or BrokenCircuitException or HttpRequestException or IOException or OperationCanceledException;

    private SolvimonException Translate(Exception exception, ApiCall call, bool isClosing) => exception switch
    {
        _ when isClosing => new SolvimonConnectionException(
            $"The client was disposed of while {call.Progress.Operation.Name} was under way.", exception)
        {
            IsClientClosed = true,
        }.About(call),
        TimeoutRejectedException timeout => new SolvimonTimeoutException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{call.Progress.Operation.Name} was given up after {call.Progress.Attempts} attempt(s): {LimitOf(timeout, call).TotalSeconds:0.###} s were not enough."),
            exception).About(call),
        BrokenCircuitException => new SolvimonConnectionException(
            $"{call.Progress.Operation.Name} was {call.Progress.NotSent}: the circuit breaker is open, because recent requests failed.", exception).About(call),
        _ => new SolvimonConnectionException(
            $"No complete answer to {call.Progress.Operation.Name} after {call.Progress.Attempts} attempt(s): {Cause(exception)}.", WireFailure.WithoutWords(exception)).About(call),
    };

    // What ran out is the time of an attempt, or what was left of the call's.
    private TimeSpan LimitOf(TimeoutRejectedException timeout, ApiCall call) =>
        timeout.Timeout == options.AttemptTimeout ? options.AttemptTimeout : call.Options.Timeout ?? options.Timeout;

    private static string Cause(Exception exception) => exception switch
    {
        HttpRequestException { InnerException: OperationCanceledException } => "the connection took too long",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => http.HttpRequestError.ToString(),
        OperationCanceledException { InnerException: TimeoutException } => "the connection took too long",
        _ => exception.GetType().Name,
    };
}
