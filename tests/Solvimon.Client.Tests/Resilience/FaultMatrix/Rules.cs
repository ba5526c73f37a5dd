namespace Solvimon.Client.Tests.Resilience.FaultMatrix;

/// <summary>What a failed call must have done, taken from the design, written without a look at the SDK's own policy.</summary>
internal static class Rules
{
    public static IEnumerable<string> Violations(FailingCall call, Failure failure, Result result)
    {
        int sent = MayBeSentAgain(call, failure) ? MatrixRun.MaxAttempts : 1;
        if (result.Attempts != sent)
        {
            yield return $"sent {result.Attempts} times instead of {sent}";
        }

        if (!failure.IsRefused && result.Received.Count != result.Attempts)
        {
            yield return $"the server received {result.Received.Count} requests, the caller was told of {result.Attempts}";
        }

        if (result.Exception != failure.Exception)
        {
            yield return $"the caller saw {result.Exception} instead of {failure.Exception}";
        }

        bool isUnknown = call.Guard != Guard.None && failure.Truth switch
        {
            Truth.Done or Truth.Lost => true,
            Truth.StillRunning => call.HasKey,
            _ => false,
        };
        if (result.OutcomeUnknown != isUnknown)
        {
            yield return $"OutcomeUnknown is {result.OutcomeUnknown}";
        }

        string?[] keys = [.. result.Received.Select(request => request.Header("Idempotency-Key")).Distinct()];
        if (failure.IsRefused ? call.HasKey != result.Key is not null : !keys.SequenceEqual([result.Key]) || call.HasKey != result.Key is not null)
        {
            yield return $"the keys were {string.Join(", ", keys)} and the exception's {result.Key}";
        }

        if (result.Received.Select(request => request.Text).Distinct().Count() > 1)
        {
            yield return "the attempts carried different bodies";
        }

        // With every doubt decided against the SDK: the server acts on each request, and forgets what only an unguarded call would repeat.
        int done = failure.Truth == Truth.Done ? result.Received.Count : 0;
        if (call.Guard is Guard.Nothing or Guard.KeyButNoIdentity && done > 1)
        {
            yield return $"the work may have been done {done} times";
        }

        if (done > 0 && call.Guard != Guard.None && !result.OutcomeUnknown)
        {
            yield return "the server acted, and the caller was told that it did not";
        }

        if (failure.Name.EndsWith("in seconds", StringComparison.Ordinal) && result.Waits.Count(wait => wait == TimeSpan.FromSeconds(2)) != MatrixRun.MaxAttempts - 1)
        {
            yield return $"Retry-After was not kept: {string.Join(", ", result.Waits)}";
        }
    }

    private static bool MayBeSentAgain(FailingCall call, Failure failure) => failure.Truth switch
    {
        _ when failure.OutlastsTheCall => false,
        Truth.NotDone => true,
        Truth.Refused => false,
        Truth.StillRunning => call.Guard == Guard.Key,
        _ when failure.ForbidsRepeatingWrites => call.Guard is Guard.None or Guard.Reference,
        _ => call.Guard is Guard.None or Guard.Key or Guard.Reference,
    };
}
