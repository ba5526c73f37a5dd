namespace Solvimon.Client.Lifecycles;

/// <summary>The statuses of a kind of resource, and which of them lead to which.</summary>
/// <param name="resource">The resource in words, for messages: <c>customer</c>.</param>
/// <param name="statuses">All known statuses. Others are possible: nothing is concluded from one that is not among them.</param>
/// <param name="moves">From one status to another, in one step.</param>
internal sealed class Lifecycle(string resource, string[] statuses, (string From, string To)[] moves)
{
    public string Resource { get; } = resource;

    public bool Knows(string? status) => Array.Exists(statuses, known => known == status);

    /// <summary>Whether a resource in the status <paramref name="from"/> may still come to <paramref name="to"/>, in any number of steps.</summary>
    public bool CanReach(string from, string to)
    {
        if (from == to || !Knows(from) || !Knows(to))
        {
            return true;
        }

        List<string> reached = [from];
        for (int i = 0; i < reached.Count; i++)
        {
            foreach ((string start, string end) in moves)
            {
                if (start == reached[i] && !reached.Contains(end))
                {
                    if (end == to)
                    {
                        return true;
                    }

                    reached.Add(end);
                }
            }
        }

        return false;
    }
}
