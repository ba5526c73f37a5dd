using Solvimon.Client.Models;

namespace Solvimon.Client.Paging;

/// <summary>The body of a search as it grows, one condition at a time. Immutable: each condition gives another instance.</summary>
internal sealed class SearchCriteria
{
    public static readonly SearchCriteria None = new([], [], []);

    private readonly SearchField[] _searchFields;
    private readonly FilterField[] _filterFields;
    private readonly SelectionRuleField[] _selectionRuleFields;

    private SearchCriteria(SearchField[] searchFields, FilterField[] filterFields, SelectionRuleField[] selectionRuleFields)
    {
        _searchFields = searchFields;
        _filterFields = filterFields;
        _selectionRuleFields = selectionRuleFields;
    }

    public SearchCriteria With(SearchField field) => new([.. _searchFields, field], _filterFields, _selectionRuleFields);

    public SearchCriteria With(FilterField field) => new(_searchFields, [.. _filterFields, field], _selectionRuleFields);

    public SearchCriteria With(SelectionRuleField field) => new(_searchFields, _filterFields, [.. _selectionRuleFields, field]);

    /// <summary>The body: a kind of condition that was not used is absent, as an empty search is <c>{}</c>.</summary>
    public SearchRequest ToRequest() => (_searchFields.Length > 0, _filterFields.Length > 0, _selectionRuleFields.Length > 0) switch
    {
        (false, false, false) => new(),
        (true, false, false) => new() { SearchFields = _searchFields },
        (false, true, false) => new() { FilterFields = _filterFields },
        (false, false, true) => new() { SelectionRuleFields = _selectionRuleFields },
        (true, true, false) => new() { SearchFields = _searchFields, FilterFields = _filterFields },
        (true, false, true) => new() { SearchFields = _searchFields, SelectionRuleFields = _selectionRuleFields },
        (false, true, true) => new() { FilterFields = _filterFields, SelectionRuleFields = _selectionRuleFields },
        (true, true, true) => new() { SearchFields = _searchFields, FilterFields = _filterFields, SelectionRuleFields = _selectionRuleFields },
    };
}
