using System.Runtime.CompilerServices;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Inbox;

/// <summary>The inbox as its contract describes it, over a shelf.</summary>
internal sealed class ShelfInbox(Shelf shelf) : IWebhookInbox
{
    public async Task<bool> AddAsync(WebhookInboxMessage message, CancellationToken cancellationToken = default)
    {
        if (shelf.Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
        }

        shelf.ThrowIfBroken();
        return shelf.With(rows =>
        {
            if (rows.Exists(row => row.Message.Account == message.Account && row.Message.Digest == message.Digest))
            {
                return false;
            }

            rows.Add(new Row(message));
            return true;
        });
    }

    public Task<IWebhookInboxClaim?> TakeNextAsync(string account, CancellationToken cancellationToken = default) => Task.FromResult(shelf.With<IWebhookInboxClaim?>(rows =>
    {
        shelf.ThrowIfBroken();
        DateTimeOffset now = shelf.Clock.GetUtcNow();
        Row? oldest = rows.Find(row => row.Message.Account == account && row.State == RowState.Waiting);
        if (oldest is null || oldest.HeldUntil > now || oldest.NotBefore > now)
        {
            return null;
        }

        oldest.Attempts++;
        oldest.Fence++;
        oldest.HeldUntil = now + shelf.Lease ?? DateTimeOffset.MaxValue;
        return new ShelfClaim(shelf, oldest);
    }));

    public async IAsyncEnumerable<WebhookSetAsideMessage> ListSetAside(string account, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (Row row in shelf.With(rows => rows.FindAll(row => row.Message.Account == account && row.State == RowState.SetAside)))
        {
            yield return new WebhookSetAsideMessage { Message = row.Message, Attempts = row.Attempts, Error = row.Error, SetAsideAt = row.SetAsideAt };
        }

        await Task.CompletedTask;
    }

    public Task<bool> RetryAsync(string account, string digest, CancellationToken cancellationToken = default) => LeaveAsync(account, digest, RowState.Waiting);

    public Task<bool> DiscardAsync(string account, string digest, CancellationToken cancellationToken = default) => LeaveAsync(account, digest, RowState.Completed);

    public Task<WebhookInboxStatistics> GetStatisticsAsync(string account, CancellationToken cancellationToken = default) => Task.FromResult(shelf.With(rows =>
    {
        shelf.ThrowIfBroken();
        List<Row> waiting = rows.FindAll(row => row.Message.Account == account && row.State == RowState.Waiting);
        return new WebhookInboxStatistics
        {
            Waiting = waiting.Count,
            OldestReceivedAt = waiting.FirstOrDefault()?.Message.ReceivedAt,
            SetAside = rows.Count(row => row.Message.Account == account && row.State == RowState.SetAside),
        };
    }));

    private Task<bool> LeaveAsync(string account, string digest, RowState state) => Task.FromResult(shelf.With(rows =>
    {
        Row? row = rows.Find(row => row.Message.Account == account && row.Message.Digest == digest && row.State == RowState.SetAside);
        if (row is null)
        {
            return false;
        }

        (row.State, row.Attempts, row.NotBefore) = (state, 0, null);
        return true;
    }));
}
