using System.Text;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Behaviors.Subscriptions;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Customers;

/// <summary>Portal URLs get a token and an address, and expire by the clock.</summary>
internal sealed class PortalUrlBehavior(SandboxState state, ResourceWriter writer) : ResourceBehavior
{
    public override string Resource => "portal-urls";

    // Assumption (customers): The address of a portal URL leads nowhere: its host ends in `.invalid`. Without `expires_at` and `expiry_period` it never expires.
    public override void Complete(JsonObject resource)
    {
        // As the vendor's own front end takes it apart: who it lets in, a point, and the id.
        resource["token"] ??= Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Ids.New("portal")}.{resource.Text("id")}"));
        resource["url"] ??= $"https://portal.invalid/{Uri.EscapeDataString(resource.Text("token")!)}";
        if (resource["expires_at"] is null && resource["expiry_period"] is JsonObject period && BillingPeriod.End(state.Now, period) is { } end)
        {
            resource["expires_at"] = Ids.Timestamp(end);
        }
    }

    public override void Stored(StoredResource resource, JsonObject? previous) =>
        state.SetDue(state.Resource(Resource), resource, resource.Status == "PUBLISHED" ? resource.Json.Time("expires_at") : null);

    public override void Happen(StoredResource resource) => writer.SetStatus(state.Resource(Resource), resource, "EXPIRED");
}
