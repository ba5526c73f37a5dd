using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Storage;

/// <summary>Everything the sandbox remembers of its resources. Not thread-safe: the core guards it.</summary>
internal sealed class SandboxState(ApiDescription api, TimeProvider clock)
{
    // Usage events are served under an old and a new path.
    private static readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal) { ["ingest/meter-data"] = "events" };

    private readonly Dictionary<string, ResourceStore> _stores = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ResourceDescription> _resourcesBySchema = api.Resources.Values
        .GroupBy(resource => resource.Schema, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Timestamp => Ids.Timestamp(Now);

    public ResourceDescription Resource(string name) =>
        api.Resources.GetValueOrDefault(name)
        ?? throw new ArgumentException($"The sandbox knows no resource '{name}'.", nameof(name));

    public ResourceStore Store(ResourceDescription resource)
    {
        var name = _aliases.GetValueOrDefault(resource.Name, resource.Name);
        if (!_stores.TryGetValue(name, out var store))
        {
            _stores.Add(name, store = new ResourceStore());
        }

        return store;
    }

    /// <summary>The resource that the call's path names.</summary>
    /// <exception cref="SandboxError">404 when there is none.</exception>
    public StoredResource Find(SandboxCall call)
    {
        var (name, value) = call.Parameters.First();
        return Find(call.Resource, value, acceptsReference: name == "idOrReference");
    }

    /// <inheritdoc cref="Find(SandboxCall)"/>
    public StoredResource Find(ResourceDescription resource, string id, bool acceptsReference = true)
    {
        var store = Store(resource);
        return (acceptsReference ? store.ByIdOrReference(id) : store.ById(id))
            ?? throw SandboxError.NotFound(resource.ObjectType, id);
    }

    /// <summary>The resource with this id, of whatever family.</summary>
    public StoredResource? ById(string id) =>
        _stores.Values.Select(store => store.ById(id)).FirstOrDefault(resource => resource is not null);

    /// <summary>The family whose answers have this schema; null when there is none.</summary>
    public ResourceDescription? ResourceOfSchema(string schema) => _resourcesBySchema.GetValueOrDefault(schema);

    public void Clear() => _stores.Clear();
}
