namespace Solvimon.Client;

/// <summary>What each search has: a list that conditions narrow down. Conditions add up.</summary>
/// <typeparam name="T">What the search finds.</typeparam>
/// <typeparam name="TSelf">The search itself.</typeparam>
/// <remarks>There to be substituted in tests. New members are not a breaking change.</remarks>
public interface ISearch<T, TSelf> : INumberedList<T, TSelf>
    where TSelf : ISearch<T, TSelf>
{
    /// <summary>Looks for text in a field (the API's <c>search_fields</c>).</summary>
    /// <param name="name">The field, as the API names it.</param>
    /// <param name="value">The text to look for.</param>
    /// <param name="wildcardStart">Whether other text may stand before it.</param>
    /// <param name="wildcardEnd">Whether other text may follow it.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same.</param>
    /// <returns>Another search.</returns>
    TSelf WithSearchField(string name, string value, bool wildcardStart = false, bool wildcardEnd = false, bool ignoreCase = false);

    /// <summary>Keeps what has a value in a field (the API's <c>filter_fields</c>).</summary>
    /// <param name="name">The field, as the API names it.</param>
    /// <param name="value">The value it must have.</param>
    /// <returns>Another search.</returns>
    TSelf WithFilterField(string name, string value);

    /// <summary>Keeps what has one of several values in a field (the API's <c>filter_fields</c>).</summary>
    /// <param name="name">The field, as the API names it.</param>
    /// <param name="values">The values it may have.</param>
    /// <returns>Another search.</returns>
    TSelf WithFilterField(string name, IReadOnlyList<string> values);

    /// <summary>Keeps what has one of several values in the field of that name and reference (the API's <c>filter_fields</c>).</summary>
    /// <param name="name">The field, as the API names it.</param>
    /// <param name="reference">The reference that tells several fields of that name apart, such as a custom field's.</param>
    /// <param name="values">The values it may have.</param>
    /// <returns>Another search.</returns>
    TSelf WithFilterField(string name, string reference, IReadOnlyList<string> values);

    /// <summary>Adds a selection rule (the API's <c>selection_rule_fields</c>).</summary>
    /// <param name="name">The field, as the API names it.</param>
    /// <param name="value">The value of the rule.</param>
    /// <returns>Another search.</returns>
    TSelf WithSelectionRuleField(string name, string value);

    /// <summary>Orders the items by a field.</summary>
    /// <param name="field">The field to order by, as the API names it, such as <c>created_at</c>.</param>
    /// <param name="direction">Ascending unless said otherwise, as the API does for searches.</param>
    /// <returns>Another search.</returns>
    TSelf OrderBy(string field, SortDirection direction = SortDirection.Ascending);
}
