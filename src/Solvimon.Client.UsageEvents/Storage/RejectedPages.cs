using System.Runtime.CompilerServices;

namespace Solvimon.Client.UsageEvents.Storage;

/// <summary>Lists rejected events page by page, so that neither a lock nor all of them are held while the caller looks at one.</summary>
internal static class RejectedPages
{
    /// <param name="read">Reads the next page after a position, and says where it ends.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static async IAsyncEnumerable<RejectedUsageEvent> ReadAsync(
        Func<long, CancellationToken, Task<(IReadOnlyList<RejectedUsageEvent> Page, long Last)>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long after = 0;
        while (true)
        {
            (IReadOnlyList<RejectedUsageEvent> page, long last) = await read(after, cancellationToken).ConfigureAwait(false);
            foreach (RejectedUsageEvent rejected in page)
            {
                yield return rejected;
            }

            if (page.Count == 0)
            {
                yield break;
            }

            after = last;
        }
    }
}
