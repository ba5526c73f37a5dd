using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Storage;

/// <summary>All resources of one family, in the order of their creation. Not thread-safe: the core guards it.</summary>
internal sealed class ResourceStore(Journal journal)
{
    private const string Reference = "reference";

    private readonly ResourceList _all = [];
    private readonly Dictionary<string, StoredResource> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceIndex> _indexes = new(StringComparer.Ordinal) { [Reference] = new ResourceIndex(Reference) };
    private long _sequence;

    /// <summary>The oldest first.</summary>
    public ResourceList All => _all;

    public StoredResource? ById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>References compare with their case, as the API's do. Some families let several resources share one; the oldest wins.</summary>
    public StoredResource? ByReference(string reference) => AllByReference(reference) is [var oldest, ..] ? oldest : null;

    public ResourceList AllByReference(string reference) => _indexes[Reference][reference];

    public StoredResource? ByIdOrReference(string idOrReference) => ById(idOrReference) ?? ByReference(idOrReference);

    /// <summary>The resources that have this value at the path, the oldest first. The first question makes an index for those that follow.</summary>
    public ResourceList Having(string path, string value)
    {
        if (!_indexes.TryGetValue(path, out ResourceIndex? index))
        {
            _indexes.Add(path, index = new ResourceIndex(path));
            foreach (StoredResource resource in _all)
            {
                index.Add(resource);
            }
        }

        return index[value];
    }

    public StoredResource Add(JsonObject json)
    {
        StoredResource resource = new(++_sequence, json);
        Insert(resource);
        journal.Add(() => TakeOut(resource));
        return resource;
    }

    public void Replace(StoredResource resource, JsonObject json)
    {
        JsonObject before = resource.Json;
        Put(resource, json);
        journal.Add(() => Put(resource, before));
    }

    public void Remove(StoredResource resource)
    {
        TakeOut(resource);
        journal.Add(() => Insert(resource));
    }

    private void Insert(StoredResource resource)
    {
        _all.Add(resource);
        Index(resource);
    }

    private void Put(StoredResource resource, JsonObject json)
    {
        Unindex(resource);
        resource.Json = json;
        Index(resource);
    }

    private void TakeOut(StoredResource resource)
    {
        _all.Remove(resource);
        Unindex(resource);
    }

    private void Index(StoredResource resource)
    {
        _byId[resource.Id] = resource;
        foreach (ResourceIndex index in _indexes.Values)
        {
            index.Add(resource);
        }
    }

    private void Unindex(StoredResource resource)
    {
        _byId.Remove(resource.Id);
        foreach (ResourceIndex index in _indexes.Values)
        {
            index.Remove(resource);
        }
    }
}
