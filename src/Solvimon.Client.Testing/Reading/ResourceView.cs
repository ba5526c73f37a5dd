using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>How a call sees a resource: with what <c>expand[]</c> asks for, and without what the family shows only on demand.</summary>
internal sealed class ResourceView(ApiDescription api, SandboxState state)
{
    private readonly SchemaOrder _order = new(api);
    private readonly Relations _relations = new(api, state);
    private readonly Dictionary<string, Action<JsonObject, SandboxCall>> _limits = new(StringComparer.Ordinal);

    /// <summary>What is taken out of a copy of each resource of the family before a call sees it.</summary>
    public void Limit(string family, Action<JsonObject, SandboxCall> takeOut) => _limits.Add(family, takeOut);

    public byte[] Write(SandboxCall call, StoredResource resource)
    {
        var wanted = call.Operation.Query.ContainsKey("expand[]") ? call.Query.Values("expand[]") : [];
        var limit = _limits.GetValueOrDefault(call.Resource.Name);
        if (wanted.Count == 0 && limit is null)
        {
            return resource.Utf8;
        }

        var json = _relations.Expand(resource.Json, call.Resource, wanted);
        limit?.Invoke(json, call);
        return JsonText.Write(_order.Arrange(json, new SchemaType(SchemaTypeKind.Schema, call.Resource.Schema)));
    }
}
