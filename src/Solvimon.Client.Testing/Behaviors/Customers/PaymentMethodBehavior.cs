using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Customers;

/// <summary>A customer has one default payment method at most.</summary>
internal sealed class PaymentMethodBehavior(SandboxState state, ResourceWriter writer) : ResourceBehavior
{
    public override string Resource => "payment-methods";

    public override void Complete(JsonObject resource) => resource["is_default"] ??= false;

    public override void Stored(StoredResource resource, JsonObject? previous)
    {
        if (!IsDefault(resource.Json) || resource.Json.Text("customer_id") is not { } customer)
        {
            return;
        }

        ResourceDescription family = state.Resource(Resource);
        foreach (StoredResource other in state.Store(family).Having("customer_id", customer).Where(other => other != resource && IsDefault(other.Json)).ToList())
        {
            writer.Reflect(family, other, json => json["is_default"] = false);
        }
    }

    private static bool IsDefault(JsonObject method) => method["is_default"]?.GetValue<bool>() == true;
}
