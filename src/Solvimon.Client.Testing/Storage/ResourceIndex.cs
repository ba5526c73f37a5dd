using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Storage;

/// <summary>The resources by the values at a path. Whoever changes a resource takes it out before and puts it in afterwards.</summary>
internal sealed class ResourceIndex(string path)
{
    private readonly Dictionary<string, ResourceList> _byValue = new(StringComparer.Ordinal);

    public ResourceList this[string value] => _byValue.GetValueOrDefault(value) ?? ResourceList.Empty;

    public void Add(StoredResource resource)
    {
        foreach (string value in resource.Json.Values(path))
        {
            if (!_byValue.TryGetValue(value, out ResourceList? holders))
            {
                _byValue.Add(value, holders = []);
            }

            holders.Add(resource);
        }
    }

    public void Remove(StoredResource resource)
    {
        foreach (string value in resource.Json.Values(path))
        {
            if (_byValue.TryGetValue(value, out ResourceList? holders))
            {
                holders.Remove(resource);
                if (holders.Count == 0)
                {
                    _byValue.Remove(value);
                }
            }
        }
    }
}
