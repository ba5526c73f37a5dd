using System.Globalization;
using Solvimon.Client.Calls;
using Solvimon.Client.Http.Handlers;
using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>The caller's token, the call's time and the memory that an answer may become bound its reading too.</summary>
internal sealed class AnswerLimit(ApiCall call) : ReadLimit
{
    protected override void Check(long allocated)
    {
        if (call.CancellationToken.IsCancellationRequested)
        {
            call.Progress.End(AttemptFate.Ambiguous);
            throw Ended(ErrorHandler.Canceled(cause: null, call));
        }

        if (call.Progress.TimeLeft <= TimeSpan.Zero)
        {
            call.Progress.End(AttemptFate.Ambiguous);
            throw Ended(new SolvimonTimeoutException(string.Create(
                CultureInfo.InvariantCulture,
                $"The answer to {call.Progress.Operation.Name} was not read to its end: {call.Progress.TimeLimit.TotalSeconds:0.###} s were not enough.")).About(call));
        }

        if (allocated > call.Progress.MaxObjectBytes)
        {
            call.Progress.End(AttemptFate.Ambiguous);
            throw Ended(new SolvimonSerializationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The answer to {call.Progress.Operation.Name} was not read to its end: its objects take more than {call.Progress.MaxObjectBytes} bytes, {CallProgress.ObjectFactor} times MaxResponseBytes.")).About(call));
        }
    }

    private Exception Ended(Exception failure)
    {
        call.Progress.EndReading(failure);
        return failure;
    }
}
