using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>Get, list and search for every resource family.</summary>
internal sealed class ResourceReader
{
    private readonly SandboxState _state;
    private readonly ResourceFilter _filter;
    private readonly ResourceOrder _order;
    private readonly ResourceSearch _search;
    private readonly ResourceView _view;
    private readonly PageWriter _pages;

    public ResourceReader(ApiDescription api, SandboxState state, ResourceView view, SolvimonSandboxOptions options)
    {
        MemberPaths paths = new(api, state);
        _state = state;
        _filter = new ResourceFilter(state, paths);
        _order = new ResourceOrder(api, paths);
        _search = new ResourceSearch(api);
        _view = view;
        _pages = new PageWriter(options);
    }

    public SandboxResponse Get(SandboxCall call) => call.Success(_view.Write(call, _state.Find(call)));

    public SandboxResponse List(SandboxCall call) => Page(call, _filter.Apply(call));

    public SandboxResponse Search(SandboxCall call) => Page(call, _search.Apply(_filter.Apply(call), call));

    private SandboxResponse Page(SandboxCall call, Found found) =>
        _pages.Write(call, _order.Apply(found, call), resource => _view.Write(call, resource));
}
