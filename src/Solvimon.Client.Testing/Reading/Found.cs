using System.Collections;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>The resources among the candidates that match, not looked for before they are asked for.</summary>
/// <param name="Candidates">The oldest first.</param>
/// <param name="Matches">Null when all of them do.</param>
internal sealed record Found(IReadOnlyList<StoredResource> Candidates, Predicate<StoredResource>? Matches = null)
{
    public IEnumerable<StoredResource> OldestFirst => Matches is null ? Candidates : Candidates.Where(resource => Matches(resource));

    public IEnumerable<StoredResource> NewestFirst
    {
        get
        {
            Reversed all = new(Candidates);
            return Matches is null ? all : all.Where(resource => Matches(resource));
        }
    }

    public Found And(Predicate<StoredResource> matches) =>
        this with { Matches = Matches is { } before ? resource => before(resource) && matches(resource) : matches };

    /// <summary>The list from its end, copied by nobody.</summary>
    private sealed class Reversed(IReadOnlyList<StoredResource> list) : IReadOnlyList<StoredResource>
    {
        public int Count => list.Count;

        public StoredResource this[int index] => list[list.Count - 1 - index];

        public IEnumerator<StoredResource> GetEnumerator()
        {
            for (int i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
