using Solvimon.Client.Calls;
using Solvimon.Client.Endpoints;

namespace Solvimon.Client.Paging;

/// <summary>The list of a resource: what all of them have, of which its interface shows what its operation takes.</summary>
internal abstract class PagedList<T, TSelf>(ListQuery list, RequestOptions? options) : PagedList<T>(options)
{
    protected ListQuery List { get; } = list;

    protected RequestOptions? Options { get; } = options;

    protected override int? StartPage => List.Page;

    protected override int? Limit => List.Limit;

    public TSelf WithOptions(RequestOptions options) => With(List, Argument.NotNull(options));

    public TSelf PageSize(int size) => With(List with { Limit = Argument.OneOrMore(size) }, Options);

    public TSelf FromPage(int page) => With(List with { Page = Argument.OneOrMore(page) }, Options);

    public TSelf OrderBy(string field, SortDirection direction) => With(List with { OrderBy = Argument.Text(field), OrderDirection = direction.ToWire() }, Options);

    public TSelf ExpandAll() => With(List with { Expand = ["ALL"] }, Options);

    protected TSelf Expanding(IReadOnlyList<string> ids) => With(List with { Expand = [.. List.Expand ?? [], .. ids] }, Options);

    /// <summary>The same list with another common part of the query, or other options.</summary>
    protected abstract TSelf With(ListQuery list, RequestOptions? options);

    /// <summary>The endpoint call for one page.</summary>
    protected abstract Task<Page<T>> GetPageAsync(ListQuery list, ApiCall call);

    protected sealed override Task<Page<T>> GetPageAsync(int? page, ApiCall call) => GetPageAsync(List with { Page = page ?? List.Page }, call);
}
