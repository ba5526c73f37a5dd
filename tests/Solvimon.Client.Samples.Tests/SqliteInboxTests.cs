using Solvimon.Client.Webhooks;
using WebhookReceiver;

namespace Solvimon.Client.Samples.Tests;

public sealed class SqliteInboxTests : WebhookInboxContract, IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"webhooks-{Guid.NewGuid():N}.db");
    private readonly SqliteInbox _inbox;

    public SqliteInboxTests() => _inbox = new SqliteInbox(new InboxDatabase(_path));

    public void Dispose() => File.Delete(_path);

    // It is made for one process, which has one of it.
    protected override Task<IWebhookInbox> OpenAsync() => Task.FromResult<IWebhookInbox>(_inbox);
}
