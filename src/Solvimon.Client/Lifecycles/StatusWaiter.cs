namespace Solvimon.Client.Lifecycles;

/// <summary>Asks for a resource again and again until it has a status.</summary>
internal static class StatusWaiter
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    /// <exception cref="SolvimonTransitionException">The resource is in a status from which the wanted one cannot be reached.</exception>
    /// <exception cref="SolvimonTimeoutException">The time is over.</exception>
    public static async Task<T> WaitAsync<T>(
        Lifecycle lifecycle,
        string wanted,
        TimeSpan timeout,
        TimeProvider time,
        Func<CancellationToken, Task<T>> get,
        Func<T, string?> statusOf,
        CancellationToken cancellationToken)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout is positive, or Timeout.InfiniteTimeSpan.");
        }

        long start = time.GetTimestamp();
        TimeSpan delay = FirstDelay;
        while (true)
        {
            T resource = await GetAsync(get, TimeLeft(), time, cancellationToken).ConfigureAwait(false);
            string? status = statusOf(resource);
            if (status == wanted)
            {
                return resource;
            }

            if (status is not null && !lifecycle.CanReach(status, wanted))
            {
                throw new SolvimonTransitionException($"The {lifecycle.Resource} is {status}, from which it cannot become {wanted}.")
                {
                    Resource = lifecycle.Resource,
                    CurrentStatus = status,
                    Transition = wanted,
                };
            }

            TimeSpan left = TimeLeft() ?? LongestDelay;
            if (left <= TimeSpan.Zero)
            {
                throw new SolvimonTimeoutException($"The {lifecycle.Resource} did not become {wanted} within {timeout}; it is {(lifecycle.Knows(status) ? status : "in a status that is not known")}.");
            }

            // The last look is made when the time is over, not up to ten seconds before.
            await Task.Delay(delay < left ? delay : left, time, cancellationToken).ConfigureAwait(false);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }

        TimeSpan? TimeLeft() => timeout == Timeout.InfiniteTimeSpan ? null : timeout - time.GetElapsedTime(start);
    }

    /// <summary>One look, which an answer that does not come cuts off.</summary>
    private static async Task<T> GetAsync<T>(Func<CancellationToken, Task<T>> get, TimeSpan? left, TimeProvider time, CancellationToken cancellationToken)
    {
        // The first and the last look are taken even where no time is left for waiting. Timers take no more than weeks.
        if (left is null || left <= TimeSpan.Zero || left > LongestTimer)
        {
            return await get(cancellationToken).ConfigureAwait(false);
        }

        using CancellationTokenSource giveUp = new();
        Task<T> looking = get(giveUp.Token);
        try
        {
            return await looking.WaitAsync(left.Value, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // The look ends before this does: nothing is left running, and what it throws has been seen.
            await giveUp.CancelAsync().ConfigureAwait(false);
            await ((Task)looking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (e is TimeoutException)
            {
                throw new SolvimonTimeoutException("The status was not learned in time: no answer came.", e);
            }

            throw;
        }
    }
}
