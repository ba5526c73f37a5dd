using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Plans;

/// <summary>Versions of pricing plans.</summary>
internal sealed class PlanVersionBehavior(SandboxState state, ResourceWriter writer)
    : VersionedBehavior(state, writer, "pricing-plans", "pricing_plan_id", "pricing_plan_version_infos")
{
    private static readonly string[] InfoMembers = ["version", "id", "status", "rate_card"];

    public override string Resource => "pricing-plan-versions";

    protected override JsonObject Info(JsonObject version) => new(
        InfoMembers.Where(version.ContainsKey).Select(name => KeyValuePair.Create(name, version[name]?.DeepClone())));
}
