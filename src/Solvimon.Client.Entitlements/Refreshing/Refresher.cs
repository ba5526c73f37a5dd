using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Entitlements.Caching;
using Solvimon.Client.Entitlements.Telemetry;
using Solvimon.Client.Models;

namespace Solvimon.Client.Entitlements.Refreshing;

/// <summary>Asks Solvimon: one request at a time for a customer, on nobody's request path. After a failure the customer's place stays taken for a while.</summary>
internal sealed class Refresher(ISolvimonClient solvimon, OverviewCache cache, AnswerAge age, EntitlementsOptions options, TimeProvider clock, ILogger logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, Refresh> _running = new(StringComparer.Ordinal);
    private readonly Lock _starting = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly LogGate _refusals = new(clock);
    private readonly LogGate _failures = new(clock);

    // What failed is tried again after RetryDelay anyway, and by then nobody waits for it.
    private readonly RequestOptions _request = new() { Timeout = options.RequestTimeout, MaxRetries = 0 };

    /// <summary>The customer's request that is under way, or has failed a moment ago; else a new one.</summary>
    public Refresh Start(string customer)
    {
        if (_running.TryGetValue(customer, out Refresh? running))
        {
            return running;
        }

        lock (_starting)
        {
            if (!_running.TryGetValue(customer, out running))
            {
                running = new Refresh(options.Timeout, clock);
                _running[customer] = running;
                RunInBackground(customer, running);
            }
        }

        return running;
    }

    /// <summary>Has the next check make a request of its own: the answer to one that is under way may be from before the change.</summary>
    public ValueTask InvalidateAsync(string customer, CancellationToken cancellationToken)
    {
        Supersede(customer);
        return cache.InvalidateAsync(customer, cancellationToken);
    }

    /// <summary>Keeps the answer of a request that is under way out of the cache.</summary>
    public void Supersede(string customer)
    {
        if (_running.TryRemove(customer, out Refresh? running))
        {
            running.Supersede();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    // The span, the culture and the user of the request that happens to come first are not this one's.
    private void RunInBackground(string customer, Refresh refresh)
    {
        using AsyncFlowControl flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _ = Task.Run(() => RunAsync(customer, refresh, _stop.Token), CancellationToken.None);
    }

    private async Task RunAsync(string customer, Refresh refresh, CancellationToken stop)
    {
        RefreshResult result = await LoadAsync(customer, refresh, stop).ConfigureAwait(false);
        refresh.Complete(result);
        if (result.Failure is not null)
        {
            await Task.Delay(options.RetryDelay, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _running.TryRemove(KeyValuePair.Create(customer, refresh));
    }

    private async Task<RefreshResult> LoadAsync(string customer, Refresh refresh, CancellationToken stop)
    {
        try
        {
            // A check may have looked just before another's answer was stored; and another process may have asked.
            if (cache.Read(customer, out bool isOutdated) is { } known && !isOutdated && age.IsFresh(known))
            {
                return new RefreshResult(known);
            }

            if (await cache.ReadDistributedAsync(customer, stop).ConfigureAwait(false) is { } shared && age.IsFresh(shared))
            {
                return new RefreshResult(shared);
            }

            CachedOverview answer = new(await AskAsync(customer, stop).ConfigureAwait(false), clock.GetUtcNow());
            await StoreAsync(customer, answer, refresh, stop).ConfigureAwait(false);
            return new RefreshResult(answer);
        }
        catch (Exception exception)
        {
            if (cache.Read(customer, out _) is { } known)
            {
                known.RefreshFailedAt = clock.GetUtcNow();
            }

            Log(exception);
            return new RefreshResult(null, exception);
        }
    }

    private async Task<EntitlementOverview?> AskAsync(string customer, CancellationToken stop)
    {
        try
        {
            return await solvimon.Customers.GetEntitlementsAsync(customer, _request, stop).ConfigureAwait(false);
        }
        catch (SolvimonNotFoundException exception) when (exception.Code is not null)
        {
            // Solvimon's own word; a 404 without a code is a wrong address.
            return null;
        }
    }

    private async ValueTask StoreAsync(string customer, CachedOverview answer, Refresh refresh, CancellationToken stop)
    {
        if (refresh.IsSuperseded)
        {
            return;
        }

        await cache.StoreAsync(customer, answer, stop).ConfigureAwait(false);
        if (refresh.IsSuperseded)
        {
            await cache.InvalidateAsync(customer, stop).ConfigureAwait(false);
        }
    }

    private void Log(Exception exception)
    {
        string? requestId = (exception as SolvimonApiException)?.RequestId;
        switch (exception)
        {
            case OperationCanceledException when _stop.IsCancellationRequested:
                break;
            case SolvimonAuthenticationException or SolvimonPermissionException or SolvimonNotFoundException or SolvimonConfigurationException or SolvimonSecurityException:
                if (_refusals.TryPass())
                {
                    EntitlementLog.Refused(logger, FailureText.Of(exception), requestId);
                }

                break;
            default:
                if (_failures.TryPass())
                {
                    EntitlementLog.RefreshFailed(logger, FailureText.Of(exception), requestId);
                }

                break;
        }
    }
}
