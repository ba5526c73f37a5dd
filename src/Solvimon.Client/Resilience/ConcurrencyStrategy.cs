using System.Diagnostics.CodeAnalysis;
using Polly;

namespace Solvimon.Client.Resilience;

/// <summary>Lets at most so many attempts run at once. A call that waits out its back-off holds no place.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class ConcurrencyStrategy(int limit) : ResilienceStrategy<HttpResponseMessage>
{
    private readonly SemaphoreSlim _places = new(limit, limit);

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            await _places.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }

        try
        {
            return await callback(context, state).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}
