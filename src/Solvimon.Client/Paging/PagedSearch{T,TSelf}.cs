using Solvimon.Client.Endpoints;
using Solvimon.Client.Models;

namespace Solvimon.Client.Paging;

/// <summary>The search of a resource: a list with conditions.</summary>
internal abstract class PagedSearch<T, TSelf>(SearchCriteria criteria, ListQuery list, RequestOptions? options) : PagedList<T, TSelf>(list, options)
{
    protected SearchCriteria Criteria { get; } = criteria;

    public TSelf WithSearchField(string name, string value, bool wildcardStart = false, bool wildcardEnd = false, bool ignoreCase = false) => With(Criteria.With(
        new SearchField { Name = Argument.Text(name), Value = Argument.Text(value), WildcardStart = wildcardStart, WildcardEnd = wildcardEnd, IgnoreCase = ignoreCase }));

    public TSelf WithFilterField(string name, string value) =>
        With(Criteria.With(new FilterField { Name = Argument.Text(name), Value = Argument.Text(value) }));

    public TSelf WithFilterField(string name, IReadOnlyList<string> values) =>
        With(Criteria.With(new FilterField { Name = Argument.Text(name), Values = Argument.Texts(values) }));

    public TSelf WithFilterField(string name, string reference, IReadOnlyList<string> values) =>
        With(Criteria.With(new FilterField { Name = Argument.Text(name), Reference = Argument.Text(reference), Values = Argument.Texts(values) }));

    public TSelf WithSelectionRuleField(string name, string value) =>
        With(Criteria.With(new SelectionRuleField { Name = Argument.Text(name), Value = Argument.Text(value) }));

    /// <summary>The same search with other conditions, another common part of the query, or other options.</summary>
    protected abstract TSelf With(SearchCriteria criteria, ListQuery list, RequestOptions? options);

    protected sealed override TSelf With(ListQuery list, RequestOptions? options) => With(Criteria, list, options);

    private TSelf With(SearchCriteria criteria) => With(criteria, List, Options);
}
