using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Storage;

/// <summary>The ids by which resources name each other: <c>customer_id</c>, beside it <c>customer_reference</c> and <c>customer</c>.</summary>
internal sealed class Relations(ApiDescription api, SandboxState state)
{
    /// <summary>Where a resource names another by reference, adds its id, and the other way round. What does not exist stays as it is.</summary>
    public void Complete(JsonObject json, ResourceDescription resource)
    {
        foreach (string stem in Stems(resource, "_id"))
        {
            (string idMember, string referenceMember) = (stem + "_id", stem + "_reference");
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

    private IEnumerable<string> Stems(ResourceDescription resource, string ending) => api.Schemas[resource.Schema].Members
        .Where(member => member.Key.EndsWith(ending, StringComparison.Ordinal))
        .Select(member => member.Key[..^ending.Length]);
}
