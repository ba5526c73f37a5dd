using System.Collections;

namespace Solvimon.Client.Testing.Storage;

/// <summary>Resources in the order of their creation, the oldest first, wherever each was put in.</summary>
internal sealed class ResourceList : IReadOnlyList<StoredResource>
{
    private static readonly Comparer<StoredResource> BySequence =
        Comparer<StoredResource>.Create((one, other) => one.Sequence.CompareTo(other.Sequence));

    private readonly List<StoredResource> _resources = [];

    public static ResourceList Empty { get; } = [];

    public int Count => _resources.Count;

    public StoredResource this[int index] => _resources[index];

    public void Add(StoredResource resource)
    {
        int index = _resources.BinarySearch(resource, BySequence);
        if (index < 0)
        {
            _resources.Insert(~index, resource);
        }
    }

    public void Remove(StoredResource resource)
    {
        int index = _resources.BinarySearch(resource, BySequence);
        if (index >= 0)
        {
            _resources.RemoveAt(index);
        }
    }

    public IEnumerator<StoredResource> GetEnumerator() => _resources.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
