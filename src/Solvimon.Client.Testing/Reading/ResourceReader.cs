using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>Get, list and search for every resource family.</summary>
internal sealed class ResourceReader(ApiDescription api, SandboxState state, SolvimonSandboxOptions options)
{
    private readonly ResourceFilter _filter = new(api);
    private readonly ResourceSearch _search = new(api);
    private readonly PageWriter _pages = new(options);
    private readonly SchemaOrder _order = new(api);
    private readonly Relations _relations = new(api, state);

    public SandboxResponse Get(SandboxCall call) => call.Success(Write(call, state.Find(call)));

    public SandboxResponse List(SandboxCall call)
    {
        var found = _filter.Apply(state.Store(call.Resource).All, call);
        return Page(call, ResourceOrder.ForList(call, Schema(call)).Apply(found));
    }

    public SandboxResponse Search(SandboxCall call)
    {
        var found = _search.Apply(state.Store(call.Resource).All, call);
        return Page(call, ResourceOrder.ForSearch(call, Schema(call)).Apply(found));
    }

    private SandboxResponse Page(SandboxCall call, IEnumerable<StoredResource> found) =>
        _pages.Write(call, found, resource => Write(call, resource));

    private byte[] Write(SandboxCall call, StoredResource resource)
    {
        var wanted = call.Query.Values("expand[]");
        if (wanted.Count == 0)
        {
            return resource.Utf8;
        }

        var expanded = _relations.Expand(resource.Json, call.Resource, wanted);
        return JsonText.Write(_order.Arrange(expanded, new SchemaType(SchemaTypeKind.Schema, call.Resource.Schema)));
    }

    private SchemaDescription Schema(SandboxCall call) => api.Schemas[call.Resource.Schema];
}
