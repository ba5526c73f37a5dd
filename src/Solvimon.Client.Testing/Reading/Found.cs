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
            for (var i = Candidates.Count - 1; i >= 0; i--)
            {
                if (Matches is null || Matches(Candidates[i]))
                {
                    yield return Candidates[i];
                }
            }
        }
    }

    public Found And(Predicate<StoredResource> matches) =>
        this with { Matches = Matches is { } before ? resource => before(resource) && matches(resource) : matches };
}
