using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Plans;

/// <summary>Products take their items along where the caller asks for it.</summary>
internal sealed class ProductBehavior(SandboxState state, ResourceWriter writer) : ResourceBehavior
{
    public override string Resource => "products";

    // Assumption (plans and quotes): `align_product_item_status` moves the product's items where their own lifecycle has the move; the others stay as they are.
    public override void Follow(SandboxCall call, StoredResource resource)
    {
        if (call.Query["align_product_item_status"] != "true" || call.Request.Method == "DELETE")
        {
            return;
        }

        ResourceDescription items = state.Resource("product-items");
        foreach (StoredResource item in state.Store(items).Having("product_id", resource.Id).ToList())
        {
            bool isMove = items.Lifecycle.Transitions.Any(move => move.To == resource.Status && move.From.Contains(item.Status));
            if (isMove)
            {
                writer.SetStatus(items, item, resource.Status!);
            }
        }
    }
}
