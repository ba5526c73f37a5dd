using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Events;

/// <summary><c>meter_validation=DYNAMIC</c>: an event creates what is missing of its meter.</summary>
internal sealed class DynamicMeter(SandboxState state, ResourceWriter writer)
{
    /// <summary>Makes sure that the meter exists and has all that the event brings.</summary>
    public void Complete(JsonObject usage)
    {
        ResourceDescription meters = state.Resource("meters");
        StoredResource? meter = usage.Text("meter_id") is { } id ? state.Store(meters).ById(id)
            : usage.Text("meter_reference") is { } reference ? state.Store(meters).ByReference(reference) ?? Create("meters", reference, [])
            : null;
        if (meter is null)
        {
            return;
        }

        JsonObject json = meter.Json.DeepClone().AsObject();
        bool isChanged = AddParts(json, usage, "meter_values", "meter-values");
        isChanged |= AddParts(json, usage, "meter_properties", "meter-properties");
        if (isChanged)
        {
            writer.Replace(meters, meter, json);
        }
    }

    private bool AddParts(JsonObject meter, JsonObject usage, string member, string family)
    {
        ResourceDescription resource = state.Resource(family);
        HashSet<string?> known = meter.Objects(member).Select(part => part.Text("id")).ToHashSet(StringComparer.Ordinal);
        bool isChanged = false;
        foreach (JsonObject sent in usage.Objects(member).Where(part => part.Text("reference") is not null))
        {
            StoredResource part = state.Store(resource).ByReference(sent.Text("reference")!) ?? Create(family, sent.Text("reference")!, Settings(sent));
            AddEnumValue(resource, part, sent.Text("value"));
            if (known.Add(part.Id))
            {
                JsonObject entry = new() { ["id"] = part.Id, ["reference"] = part.Reference };
                if (sent["dynamic_validation_settings"]?["required"] is { } required)
                {
                    entry["required"] = required.DeepClone();
                }

                JsonArray entries = meter[member] as JsonArray ?? [];
                entries.Add((JsonNode)entry);
                meter[member] = entries.Parent is null ? entries : meter[member];
                isChanged = true;
            }
        }

        return isChanged;
    }

    // Assumption (usage events): What is created dynamically is active. Its type is that of `dynamic_validation_settings`; without them AMOUNT for a value
    // that comes as an amount, NUMBER for others, and STRING for a property.
    private static JsonObject Settings(JsonObject sent) => new()
    {
        ["type"] = sent["dynamic_validation_settings"]?["type"]?.DeepClone()
            ?? (sent.ContainsKey("value") ? "STRING" : sent.ContainsKey("amount") ? "AMOUNT" : "NUMBER"),
    };

    private StoredResource Create(string family, string reference, JsonObject json)
    {
        json["reference"] = reference;
        json["status"] = "ACTIVE";
        return writer.Add(state.Resource(family), json);
    }

    private void AddEnumValue(Description.ResourceDescription family, StoredResource part, string? value)
    {
        if (part.Json.Text("type") == "ENUM" && value is not null && !part.Json.Values("enum_values").Contains(value))
        {
            JsonObject json = part.Json.DeepClone().AsObject();
            json["enum_values"] = new JsonArray([.. part.Json.Values("enum_values").Append(value).Select(text => (JsonNode)text)]);
            writer.Replace(family, part, json);
        }
    }
}
