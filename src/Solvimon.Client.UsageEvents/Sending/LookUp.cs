using Solvimon.Client.Models;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>Asks Solvimon for events that were sent without learning what became of them.</summary>
internal static class LookUp
{
    public static async Task<bool> IsTakenAsync(ISolvimonClient solvimon, ClaimedUsageEvent claimed, CancellationToken cancellationToken)
    {
        await foreach (UsageEvent found in solvimon.Events.List().WithReference(claimed.Reference).PageSize(10).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // A filter that a server does not know must not pass for an answer.
            if (found.Reference == claimed.Reference)
            {
                return true;
            }
        }

        return false;
    }
}
