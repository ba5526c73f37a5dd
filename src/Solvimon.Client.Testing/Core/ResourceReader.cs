using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Core;

/// <summary>Get, list and search for every resource family.</summary>
internal sealed class ResourceReader(ApiDescription api, SandboxState state, SolvimonSandboxOptions options)
{
    private readonly ResourceFilter _filter = new(api);
    private readonly ResourceSearch _search = new(api);
    private readonly PageWriter _pages = new(options);

    public SandboxResponse Get(SandboxCall call) => call.Success(state.Find(call).Utf8);

    public SandboxResponse List(SandboxCall call)
    {
        var found = _filter.Apply(state.Store(call.Resource).All, call);
        return _pages.Write(call, ResourceOrder.ForList(call, Schema(call)).Apply(found));
    }

    public SandboxResponse Search(SandboxCall call)
    {
        var found = _search.Apply(state.Store(call.Resource).All, call);
        return _pages.Write(call, ResourceOrder.ForSearch(call, Schema(call)).Apply(found));
    }

    private SchemaDescription Schema(SandboxCall call) => api.Schemas[call.Resource.Schema];
}
