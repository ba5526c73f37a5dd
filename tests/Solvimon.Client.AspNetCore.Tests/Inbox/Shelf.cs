using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Inbox;

/// <summary>What outlives a host, as a disk does: the rows of an inbox, and the faults that a test asks for.</summary>
internal sealed class Shelf
{
    private readonly List<Row> _rows = [];

    /// <summary>The clock of the store, which leases and waits are timed by.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>How long a claim holds; null for as long as the process lives.</summary>
    public TimeSpan? Lease { get; set; }

    public bool IsBroken { get; set; }

    public bool Hangs { get; set; }

    public int FailuresToComplete { get; set; }

    public int Renewals { get; set; }

    public int Count => With(rows => rows.Count);

    public int Waiting => With(rows => rows.Count(row => row.State == RowState.Waiting));

    public T With<T>(Func<List<Row>, T> act)
    {
        lock (_rows)
        {
            return act(_rows);
        }
    }

    /// <summary>As when the process that holds the claims has died.</summary>
    public void DropLocks() => With(rows =>
    {
        rows.ForEach(row => row.HeldUntil = null);
        return 0;
    });

    public void ThrowIfBroken()
    {
        if (IsBroken)
        {
            throw new IOException("the disk is full");
        }
    }
}

internal enum RowState
{
    Waiting,
    Completed,
    SetAside,
}

internal sealed class Row(WebhookInboxMessage message)
{
    public WebhookInboxMessage Message { get; } = message;

    public RowState State { get; set; }

    public int Attempts { get; set; }

    public long Fence { get; set; }

    public DateTimeOffset? HeldUntil { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    public string Error { get; set; } = "";

    public DateTimeOffset SetAsideAt { get; set; }
}
