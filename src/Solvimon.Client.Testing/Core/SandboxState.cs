using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Core;

/// <summary>Everything the sandbox remembers of its resources. Not thread-safe: the core guards it.</summary>
internal sealed class SandboxState(ApiDescription api, TimeProvider clock)
{
    private readonly Dictionary<string, ResourceStore> _stores = new(StringComparer.Ordinal);

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Timestamp => Ids.Timestamp(Now);

    public ResourceDescription Resource(string name) =>
        api.Resources.GetValueOrDefault(name)
        ?? throw new ArgumentException($"The sandbox knows no resource '{name}'.", nameof(name));

    public ResourceStore Store(ResourceDescription resource)
    {
        if (!_stores.TryGetValue(resource.Name, out var store))
        {
            _stores.Add(resource.Name, store = new ResourceStore());
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

    public void Clear() => _stores.Clear();
}
