using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Storage;

/// <summary>The ids by which resources name each other: <c>customer_id</c>, beside it <c>customer_reference</c> and <c>customer</c>.</summary>
internal sealed class Relations(ApiDescription api, SandboxState state)
{
    private const string All = "ALL";

    /// <summary>Where a resource names another by reference, adds its id, and the other way round. What does not exist stays as it is.</summary>
    public void Complete(JsonObject json, ResourceDescription resource)
    {
        foreach (var stem in Stems(resource, "_id"))
        {
            var (idMember, referenceMember) = (stem + "_id", stem + "_reference");
            if (api.Schemas[resource.Schema].Member(referenceMember) is null || api.Related(stem) is not { } target)
            {
                continue;
            }

            if (json.Text(idMember) is { } id)
            {
                json[referenceMember] = state.Store(target).ById(id)?.Reference ?? json.Text(referenceMember);
            }
            else if (json.Text(referenceMember) is { } reference && state.Store(target).ByReference(reference) is { } named)
            {
                json[idMember] = named.Id;
            }
        }
    }

    /// <summary>
    /// The resource with the related ones that <c>expand[]</c> asks for: <c>customer_id</c> (or <c>customer</c>) adds the customer
    /// beside its id, <c>ALL</c> adds everything that is there. Related resources are not expanded themselves.
    /// </summary>
    public JsonObject Expand(JsonObject json, ResourceDescription resource, IReadOnlyCollection<string> wanted)
    {
        var expanded = json.DeepClone().AsObject();
        foreach (var stem in Stems(resource, "_id").Where(stem => IsWanted(stem, stem + "_id", wanted)))
        {
            Expand(expanded, from: stem + "_id", to: stem, resource);
        }

        // meter_values: [ { "id": … } ] takes the resource in its "object".
        foreach (var entries in expanded.Where(member => IsWanted(member.Key, member.Key, wanted)).Select(member => member.Value).OfType<JsonArray>().ToList())
        {
            foreach (var entry in entries.OfType<JsonObject>().Where(entry => entry.Text("id") is not null))
            {
                if (state.ById(entry.Text("id")!) is { } related)
                {
                    entry["object"] = related.Json.DeepClone();
                }
            }
        }

        return expanded;
    }

    private void Expand(JsonObject json, string from, string to, ResourceDescription resource)
    {
        if (api.Schemas[resource.Schema].Member(to) is not null && json.Text(from) is { } id && state.ById(id) is { } related)
        {
            json[to] = related.Json.DeepClone();
        }
    }

    private static bool IsWanted(string stem, string member, IReadOnlyCollection<string> wanted) =>
        wanted.Contains(All) || wanted.Contains(stem) || wanted.Contains(member);

    private IEnumerable<string> Stems(ResourceDescription resource, string ending) => api.Schemas[resource.Schema].Members
        .Where(member => member.Key.EndsWith(ending, StringComparison.Ordinal))
        .Select(member => member.Key[..^ending.Length]);
}
