using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Http;

/// <summary>Asks the caller's <see cref="SolvimonClientOptions.ApiKeyProvider"/>, and notices when that asks back.</summary>
internal sealed class KeyProvider(SolvimonClientOptions options, IServiceProvider services)
{
    private readonly AsyncLocal<Question?> _question = new();
    private CredentialPattern? _last;

    /// <summary>
    /// Refuses a call of the provider's own that needs the key it was asked for, or waits for a place that the call it was
    /// asked for may hold: neither would come to an end.
    /// </summary>
    public void ThrowIfAskedByItself(ApiCall call)
    {
        if (options.ApiKeyProvider is null || _question.Value is not { IsOpen: true })
        {
            return;
        }

        bool needsKey = call.SendsCredential && (call.Options.ApiKey ?? call.Options.AccessToken) is null;
        if (needsKey || options.MaxConcurrentRequests is not null)
        {
            throw new SolvimonConfigurationException(
                "ApiKeyProvider called the client that it supplies the key for, and would wait for itself. Let it use a client of its own.").About(call);
        }
    }

    public async Task<CredentialPattern> AskAsync(ApiCall call, CancellationToken cancellationToken)
    {
        string? apiKey;
        try
        {
            apiKey = await AskInScopeAsync(cancellationToken).Observed().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // This attempt was not sent: it must not be taken for a connection to Solvimon that broke. What became of the
            // attempts before it is on the exception.
            throw new SolvimonConfigurationException(e is SolvimonConfigurationException ? $"ApiKeyProvider failed. {e.Message}" : "ApiKeyProvider failed.", e).About(call);
        }

        if (apiKey is null || !HeaderText.IsCredential(apiKey))
        {
            throw new SolvimonConfigurationException("ApiKeyProvider returned a key that is missing, blank, or has spaces or line breaks.").About(call);
        }

        // The same one is returned until it is rotated.
        CredentialPattern? last = _last;
        return last?.Credential == apiKey ? last : _last = new CredentialPattern(apiKey);
    }

    // The handlers live as long as the program: a scope of their own would keep the provider's scoped services as long.
    private async Task<string?> AskInScopeAsync(CancellationToken cancellationToken)
    {
        // Ends with this method; what the provider leaves running is told by the question's own state.
        using Question question = new();
        _question.Value = question;
        if (services.GetService(typeof(IServiceScopeFactory)) is not IServiceScopeFactory scopes)
        {
            return await options.ApiKeyProvider!(services, cancellationToken).ConfigureAwait(false);
        }

        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await options.ApiKeyProvider!(scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class Question : IDisposable
    {
        public bool IsOpen { get; private set; } = true;

        public void Dispose() => IsOpen = false;
    }
}
