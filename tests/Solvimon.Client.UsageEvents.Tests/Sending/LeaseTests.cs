using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Sending;

public sealed class LeaseTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_lease_is_renewed_while_its_events_are_sent()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        LeasingStore? store = null;
        await using TestOutbox outbox = new(sandbox, decorate: inner => store = new LeasingStore(inner, Lease));
        sandbox.Faults.DelayNext(Lease * 4);
        await outbox.Usage.RecordAsync(TestOutbox.Event());

        await outbox.FlushAsync();

        store!.Renewals.Should().BeGreaterThan(2);
        (await outbox.CountAsync()).Should().BeEquivalentTo(new { Delivered = 1, Pending = 0 });
    }

    [Fact]
    public async Task When_a_lease_is_lost_its_requests_are_broken_off()
    {
        await using SolvimonSandbox sandbox = TestOutbox.CreateSandbox();
        LeasingStore? store = null;
        await using TestOutbox outbox = new(sandbox, decorate: inner => store = new LeasingStore(inner, Lease));
        sandbox.Faults.DelayNext(TimeSpan.FromMinutes(2), afterCommit: true);
        await outbox.StartAsync();
        await outbox.Usage.RecordAsync(TestOutbox.Event());
        await Eventually.HoldsAsync(() => sandbox.Requests.Count > 0);

        store!.IsLost = true;

        await Eventually.HoldsAsync(() =>
        {
            lock (store.Outcomes)
            {
                return store.Outcomes.Count > 0;
            }
        });

        store.Outcomes.Should().Equal(UsageEventOutcomeKind.Unknown);
        sandbox.Requests.Should().ContainSingle();
    }
}
