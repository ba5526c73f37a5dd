using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>How a call sees a resource: with what <c>expand[]</c> asks for, and with what else its family shows only on demand.</summary>
internal sealed class ResourceView(ApiDescription api, SandboxState state)
{
    private readonly SchemaOrder _order = new(api);
    private readonly Expansion _expansion = new(api, state);
    private readonly Dictionary<string, Action<JsonObject, SandboxCall>> _changes = new(StringComparer.Ordinal);

    /// <summary>What is done to a copy of each resource of the family before a call sees it.</summary>
    public void Change(string family, Action<JsonObject, SandboxCall> change) => _changes.Add(family, change);

    public byte[] Write(SandboxCall call, StoredResource resource)
    {
        IReadOnlyList<string> wanted = call.Operation.Query.ContainsKey("expand[]") ? call.Query.Values("expand[]") : [];
        Action<JsonObject, SandboxCall>? change = _changes.GetValueOrDefault(call.Resource.Name);
        bool hasId = api.Schemas[call.Resource.Schema].Member("id") is not null;
        if (wanted.Count == 0 && change is null && hasId)
        {
            return resource.Utf8;
        }

        JsonObject json = _expansion.Apply(resource.Json, call.Resource, wanted);
        change?.Invoke(json, call);
        if (!hasId)
        {
            json.Remove("id");
        }

        return JsonText.Write(_order.Arrange(json, new SchemaType(SchemaTypeKind.Schema, call.Resource.Schema)));
    }
}
