using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Writing;

/// <summary>The names by which callers know resources: their form, whose they are, and whether what they lead to exists.</summary>
internal sealed class References(ApiDescription api, SandboxState state)
{
    // The account itself, which a sandbox has without anybody creating it; and what lies inside plan versions, where it is not looked for.
    private static readonly HashSet<string> Unchecked = new(StringComparer.Ordinal) { "PLATFORM", "PRICING", "PRICING_GROUP" };

    // Assumption (resources): References have 1 to 256 characters and no whitespace, compare with their case, and are unique within a family.
    /// <exception cref="SandboxError">The family has no such references.</exception>
    public static void CheckForm(ResourceBehavior behavior, JsonObject json, string? before)
    {
        // One that was seeded may be as it likes.
        if (json.Text("reference") is { } reference && reference != before && !behavior.IsReference(reference))
        {
            throw SandboxError.InvalidField("reference", "value must have 1 to 256 characters and no whitespace");
        }
    }

    // Assumption (resources): A reference that is taken is 400 `RESOURCE_ALREADY_EXISTS`: the documents declare no 409 for creates.
    /// <exception cref="SandboxError">Another resource has the reference.</exception>
    public void CheckFree(ResourceBehavior behavior, ResourceDescription resource, JsonObject json, StoredResource? existing)
    {
        if (json.Text("reference") is { } reference
            && state.Store(resource).AllByReference(reference).FirstOrDefault(other => other != existing && !behavior.MayShareReference(json, other.Json)) is { } holder)
        {
            throw new SandboxError(
                HttpStatusCode.BadRequest, "RESOURCE_ALREADY_EXISTS", $"A {resource.ObjectType} with this reference already exists")
            {
                Field = "reference",
                ResourceId = holder.Id,
                ResourceType = resource.ObjectType,
            };
        }
    }

    // Assumption (resources): What a body names by `…_id`, `…_ids` or `…_reference` has to exist, at every depth: 400 `RESOURCE_NOT_FOUND` with the
    // field. Not checked are the account's own platform, and prices and their groups, which may lie inside a plan version.
    /// <exception cref="SandboxError">The body names something that does not exist.</exception>
    public void CheckTargets(JsonNode? node, string path = "")
    {
        switch (node)
        {
            case JsonObject json:
                foreach ((string name, JsonNode? value) in json)
                {
                    CheckTargets(json, name, value, path.Length == 0 ? name : path + "." + name);
                }

                break;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    CheckTargets(items[i], $"{path}.{i}");
                }

                break;
        }
    }

    private void CheckTargets(JsonObject json, string name, JsonNode? value, string path)
    {
        if (Stem(name, "_id") is { } one)
        {
            CheckExists(one, value, path, state => state.ById);
        }
        else if (Stem(name, "_ids") is { } many)
        {
            foreach ((JsonNode? item, int index) in (value as JsonArray ?? []).Select((item, index) => (item, index)))
            {
                CheckExists(many, item, $"{path}.{index}", state => state.ById);
            }
        }
        else if (Stem(name, "_reference") is { } named)
        {
            // With words before it, it is a reference somewhere else: integration_payment_method_reference is the gateway's.
            if (string.Equals(api.Related(named)?.ObjectType, named, StringComparison.OrdinalIgnoreCase))
            {
                CheckExists(named, value, path, state => state.ByReference);
            }
        }
        else if (!json.ContainsKey(name + "_id"))
        {
            CheckTargets(value, path);
        }
    }

    private void CheckExists(string stem, JsonNode? value, string path, Func<ResourceStore, Func<string, StoredResource?>> look)
    {
        if (value is JsonValue text && text.TryGetValue<string>(out string? id)
            && api.Related(stem) is { } family && !Unchecked.Contains(family.ObjectType)
            && look(state.Store(family))(id) is null)
        {
            throw NotFound(family, id, path);
        }
    }

    /// <summary>The refusal of a body that names what does not exist.</summary>
    public static SandboxError NotFound(ResourceDescription family, string? id, string field, string code = "RESOURCE_NOT_FOUND") =>
        new(HttpStatusCode.BadRequest, code, $"The requested {family.ObjectType} could not be found")
        {
            Field = field,
            ResourceId = id,
            ResourceType = family.ObjectType,
        };

    private static string? Stem(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : null;
}
