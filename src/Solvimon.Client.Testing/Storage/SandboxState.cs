using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Storage;

/// <summary>Everything the sandbox remembers of its resources. Not thread-safe: the core guards it.</summary>
internal sealed class SandboxState(ApiDescription api, TimeProvider clock)
{
    // Usage events are served under an old and a new path.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal) { ["ingest/meter-data"] = "events" };

    private readonly Dictionary<string, ResourceStore> _stores = new(StringComparer.Ordinal);

    private readonly PriorityQueue<(ResourceDescription Family, StoredResource Resource), DateTimeOffset> _due = new();
    private DateTimeOffset? _then;

    /// <summary>What the present call has changed.</summary>
    public Journal Journal { get; } = new();

    /// <summary>The clock's time; while something happens that was due before, the time at which it was due.</summary>
    public DateTimeOffset Now => _then ?? clock.GetUtcNow();

    public string Timestamp => Ids.Timestamp(Now);

    public ResourceDescription Resource(string name) =>
        api.Resources.GetValueOrDefault(name)
        ?? throw new ArgumentException($"The sandbox knows no resource '{name}'.", nameof(name));

    public ResourceStore Store(ResourceDescription resource)
    {
        string name = Aliases.GetValueOrDefault(resource.Name, resource.Name);
        if (!_stores.TryGetValue(name, out ResourceStore? store))
        {
            _stores.Add(name, store = new ResourceStore(Journal));
        }

        return store;
    }

    /// <summary>The resource that the call's path names.</summary>
    /// <exception cref="SandboxError">404 when there is none.</exception>
    public StoredResource Find(SandboxCall call)
    {
        (string name, string value) = call.Parameters.First();
        return Find(call.Resource, value, acceptsReference: name == "idOrReference");
    }

    /// <inheritdoc cref="Find(SandboxCall)"/>
    public StoredResource Find(ResourceDescription resource, string id, bool acceptsReference = true)
    {
        ResourceStore store = Store(resource);
        return (acceptsReference ? store.ByIdOrReference(id) : store.ById(id))
            ?? throw SandboxError.NotFound(resource.ObjectType, id);
    }

    /// <summary>The resource with this id, of whatever family.</summary>
    public StoredResource? ById(string id) =>
        _stores.Values.Select(store => store.ById(id)).FirstOrDefault(resource => resource is not null);

    /// <summary>The resource changes by itself at this time, and not at one that was set before; null for never.</summary>
    public void SetDue(ResourceDescription family, StoredResource resource, DateTimeOffset? at)
    {
        if (at == resource.DueAt)
        {
            return;
        }

        if (at is { } time)
        {
            _due.Enqueue((family, resource), time);
        }

        DateTimeOffset? before = resource.DueAt;
        resource.DueAt = at;
        Journal.Add(() => resource.DueAt = before);
    }

    /// <summary>Lets happen what was due until now, in its order, each at its own time.</summary>
    public void CatchUp(Action<ResourceDescription, StoredResource> happen)
    {
        DateTimeOffset now = clock.GetUtcNow();
        while (_due.TryPeek(out (ResourceDescription Family, StoredResource Resource) next, out DateTimeOffset at) && at <= now)
        {
            _due.Dequeue();
            if (next.Resource.DueAt == at)
            {
                _then = at;
                next.Resource.DueAt = null;
                happen(next.Family, next.Resource);
                Journal.Commit();
            }
        }

        _then = null;
    }

    public void Clear()
    {
        _stores.Clear();
        _due.Clear();
    }
}
