using Solvimon.Client.Entitlements;
using Solvimon.Client.Models;
using Solvimon.Client.UsageEvents;

namespace UsageEvents;

/// <summary>What the API does for a customer, and bills.</summary>
internal sealed class BilledAction(IEntitlements entitlements, IUsageEvents usage)
{
    public async Task<IResult> RunAsync(string customer, string meter, CancellationToken cancellationToken)
    {
        // Answered from memory, also while Solvimon is away.
        if (!await entitlements.IsOnAsync(customer, meter, cancellationToken))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        // On return the event is on the disk, whatever becomes of this process and of Solvimon.
        string reference = await usage.RecordAsync(new UsageEventCreateRequest { Reference = "", CustomerReference = customer, MeterReference = meter }, cancellationToken);
        return Results.Text(reference);
    }
}
