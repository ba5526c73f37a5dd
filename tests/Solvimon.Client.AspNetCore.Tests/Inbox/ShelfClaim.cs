using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Inbox;

internal sealed class ShelfClaim(Shelf shelf, Row row) : IWebhookInboxClaim
{
    private readonly long _fence = row.Fence;

    public WebhookInboxMessage Message => row.Message;

    public int Attempt { get; } = row.Attempts;

    public TimeSpan? LeaseDuration => shelf.Lease;

    public Task<bool> RenewAsync(CancellationToken cancellationToken = default) => WriteAsync(() =>
    {
        shelf.Renewals++;
        row.HeldUntil = shelf.Clock.GetUtcNow() + shelf.Lease;
    });

    public Task<bool> CompleteAsync(CancellationToken cancellationToken = default) => shelf.FailuresToComplete-- > 0
        ? throw new IOException("the disk is busy")
        : EndAsync(() => row.State = RowState.Completed);

    public Task<bool> FailAsync(TimeSpan retryAfter, CancellationToken cancellationToken = default) => EndAsync(() => row.NotBefore = shelf.Clock.GetUtcNow() + retryAfter);

    public Task<bool> SetAsideAsync(string error, CancellationToken cancellationToken = default) =>
        EndAsync(() => (row.State, row.Error, row.SetAsideAt) = (RowState.SetAside, error, shelf.Clock.GetUtcNow()));

    public Task<bool> ReleaseAsync(CancellationToken cancellationToken = default) => EndAsync(() => row.Attempts--);

    private Task<bool> EndAsync(Action write) => WriteAsync(() =>
    {
        write();
        row.Fence++;
        row.HeldUntil = null;
    });

    private Task<bool> WriteAsync(Action write) => Task.FromResult(shelf.With(_ =>
    {
        shelf.ThrowIfBroken();
        if (row.Fence != _fence)
        {
            return false;
        }

        write();
        return true;
    }));
}
