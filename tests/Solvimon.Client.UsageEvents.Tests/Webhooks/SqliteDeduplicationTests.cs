using Solvimon.Client.Webhooks;

namespace Solvimon.Client.UsageEvents.Tests.Webhooks;

public sealed class SqliteDeduplicationTests : DeduplicationContract, IDisposable
{
    private readonly SettableClock _clock = new();
    private readonly WebhookFile _file;

    public SqliteDeduplicationTests() => _file = new WebhookFile(_clock);

    public void Dispose() => _file.Dispose();

    protected override IWebhookDeduplicationStore Open() => _file.Open<IWebhookDeduplicationStore>();

    protected override Task LetPassAsync(TimeSpan time)
    {
        _clock.UtcNow += time;
        return Task.CompletedTask;
    }
}
