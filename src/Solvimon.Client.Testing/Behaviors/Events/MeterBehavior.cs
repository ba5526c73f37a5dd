using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Events;

/// <summary>Meters name the values and properties that their events may have, by id and by reference.</summary>
internal sealed class MeterBehavior(SandboxState state) : ResourceBehavior
{
    private static readonly (string Member, string Family)[] Parts = [("meter_values", "meter-values"), ("meter_properties", "meter-properties")];

    public override string Resource => "meters";

    public override void Check(JsonObject resource, StoredResource? existing)
    {
        foreach ((string member, string family) in Parts)
        {
            foreach ((JsonObject part, int index) in resource.Objects(member).Select((part, index) => (part, index)))
            {
                if (Find(family, part) is null)
                {
                    throw References.NotFound(state.Resource(family), part.Text("id") ?? part.Text("reference"), $"{member}.{index}");
                }
            }
        }
    }

    public override void Complete(JsonObject resource)
    {
        foreach ((string member, string family) in Parts)
        {
            foreach (JsonObject part in resource.Objects(member))
            {
                if (Find(family, part) is { } found)
                {
                    (part["id"], part["reference"]) = (found.Id, found.Reference);
                }
            }
        }
    }

    private StoredResource? Find(string family, JsonObject part)
    {
        ResourceStore store = state.Store(state.Resource(family));
        return part.Text("id") is { } id ? store.ById(id) : part.Text("reference") is { } reference ? store.ByReference(reference) : null;
    }
}
