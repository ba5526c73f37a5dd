using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Resilience.FaultMatrix;

/// <summary>A kind of call, and what keeps a repeat of it from doing its work twice.</summary>
internal sealed record FailingCall(string Name, Guard Guard, Func<SolvimonClient, Task> Send, bool EventsAreIdempotent = false)
{
    private const string Reference = "superstore-001";

    public static readonly FailingCall[] All =
    [
        new("GET", Guard.None, client => client.Customers.GetAsync(Reference)),
        new("POST that reads", Guard.None, client => client.Customers.ValidateTaxIdAsync(new CustomerCreateRequest { Type = CustomerType.Organization, Reference = Reference })),
        new("POST", Guard.Key, client => client.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization, Reference = Reference })),
        new("PATCH", Guard.Key, client => client.Customers.UpdateAsync(Reference, new CustomerUpdateRequest { Email = "billing@example.com" })),
        new("DELETE", Guard.Key, client => client.Customers.DeleteAsync(Reference)),
        new("PUT, identified", Guard.Key, client => client.Customers.UpsertAsync(new CustomerUpsertRequest { Type = CustomerType.Organization, Reference = Reference })),
        new("PUT, not identified", Guard.KeyButNoIdentity, client => client.Customers.UpsertAsync(new CustomerUpsertRequest { Type = CustomerType.Organization })),
        new("Event", Guard.Nothing, client => client.Events.IngestAsync(new UsageEventCreateRequest { Reference = Reference })),
        new("Event, idempotent", Guard.Reference, client => client.Events.IngestAsync(new UsageEventCreateRequest { Reference = Reference }), EventsAreIdempotent: true),
        new("Event, idempotent, no reference", Guard.Nothing, client => client.Events.IngestAsync(new UsageEventCreateRequest { Reference = "" }), EventsAreIdempotent: true),
    ];

    public bool HasKey => Guard is Guard.Key or Guard.KeyButNoIdentity;
}

/// <summary>What keeps a repeat of the call from doing its work twice.</summary>
internal enum Guard
{
    /// <summary>There is no work: it only reads.</summary>
    None,
    Key,

    /// <summary>A key; but a server that ignored it would create a second resource.</summary>
    KeyButNoIdentity,

    /// <summary>The event's reference.</summary>
    Reference,
    Nothing,
}
