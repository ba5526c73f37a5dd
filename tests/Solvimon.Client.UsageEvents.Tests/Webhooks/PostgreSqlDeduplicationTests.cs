using Solvimon.Client.Webhooks;

namespace Solvimon.Client.UsageEvents.Tests.Webhooks;

public sealed class PostgreSqlDeduplicationTests : DeduplicationContract, IAsyncDisposable
{
    private readonly WebhookServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    protected override IWebhookDeduplicationStore Open() => _server.OpenWithSource<IWebhookDeduplicationStore>();

    protected override Task LetPassAsync(TimeSpan time) => _server.Database.ExecuteAsync($"UPDATE webhook_digests SET handled_at = handled_at - interval '{time.TotalHours} hours'");
}
