using System.Text.Json.Nodes;

namespace Solvimon.Client.Testing.Storage;

/// <summary>All resources of one family, in the order of their creation. Not thread-safe: the core guards it.</summary>
internal sealed class ResourceStore
{
    private readonly SortedDictionary<long, StoredResource> _all = [];
    private readonly Dictionary<string, StoredResource> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<StoredResource>> _byReference = new(StringComparer.Ordinal);
    private long _sequence;

    public int Count => _all.Count;

    /// <summary>The oldest first.</summary>
    public IEnumerable<StoredResource> All => _all.Values;

    public StoredResource? ById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>References compare with their case, as the API's do. Some families let several resources share one; the oldest wins.</summary>
    public StoredResource? ByReference(string reference) => AllByReference(reference) is [var oldest, ..] ? oldest : null;

    public IReadOnlyList<StoredResource> AllByReference(string reference) => _byReference.GetValueOrDefault(reference) ?? [];

    public StoredResource? ByIdOrReference(string idOrReference) => ById(idOrReference) ?? ByReference(idOrReference);

    public StoredResource Add(JsonObject json)
    {
        var resource = new StoredResource(++_sequence, json);
        _all.Add(resource.Sequence, resource);
        Index(resource);
        return resource;
    }

    public void Replace(StoredResource resource, JsonObject json)
    {
        Unindex(resource);
        resource.Json = json;
        Index(resource);
    }

    public void Remove(StoredResource resource)
    {
        _all.Remove(resource.Sequence);
        Unindex(resource);
    }

    private void Index(StoredResource resource)
    {
        _byId[resource.Id] = resource;
        if (resource.Reference is not { } reference)
        {
            return;
        }

        if (!_byReference.TryGetValue(reference, out var holders))
        {
            _byReference.Add(reference, holders = []);
        }

        holders.Add(resource);
    }

    private void Unindex(StoredResource resource)
    {
        _byId.Remove(resource.Id);
        if (resource.Reference is { } reference && _byReference.TryGetValue(reference, out var holders))
        {
            holders.Remove(resource);
        }
    }
}
