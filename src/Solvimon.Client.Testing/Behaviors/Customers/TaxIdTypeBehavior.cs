using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Customers;

/// <summary>The kinds of tax ids that the API knows.</summary>
internal sealed class TaxIdTypeBehavior(ApiDescription api) : ResourceBehavior
{
    public override string Resource => "tax-id-types";

    public override IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations =>
        new Dictionary<string, Func<SandboxCall, SandboxResponse>>(StringComparer.Ordinal) { ["GET /v1/tax-id-types"] = List };

    // Assumption (customers): A country's kinds of tax ids are those that begin with its code, and the generic one.
    private SandboxResponse List(SandboxCall call)
    {
        string? country = call.Query["country"];
        IEnumerable<string> types = api.Schemas["TaxIdType"].Values!
            .Where(type => country is null || type == "GENERIC_TAX_ID" || type.StartsWith(country + "_", StringComparison.Ordinal));
        return call.Success(new JsonObject { ["allowed_types"] = new JsonArray([.. types.Select(type => (JsonNode)type)]) });
    }
}
