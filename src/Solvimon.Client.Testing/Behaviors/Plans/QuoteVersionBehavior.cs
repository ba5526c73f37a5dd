using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Plans;

/// <summary>Versions of quotes.</summary>
internal sealed class QuoteVersionBehavior(SandboxState state, ResourceWriter writer)
    : VersionedBehavior(state, writer, "quotes", "quote_id", "quote_version_infos")
{
    public override string Resource => "quote-versions";

    protected override JsonObject Info(JsonObject version)
    {
        JsonObject info = new JsonObject
        {
            ["version"] = version["version"]?.DeepClone(),
            ["id"] = version.Text("id"),
            ["status"] = version.Text("status"),
        };
        if (version.Values("pricing_plan_subscription_info.pricing_plan_subscription_id").FirstOrDefault() is { } subscription)
        {
            info["pricing_plan_subscription_id"] = subscription;
        }

        return info;
    }
}
