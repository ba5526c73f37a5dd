namespace Solvimon.Client;

/// <summary>What a list has that can be ordered by fields which the API does not document.</summary>
/// <typeparam name="TSelf">The list itself.</typeparam>
/// <remarks>There to be substituted in tests. New members are not a breaking change.</remarks>
public interface IOrderable<TSelf>
{
    /// <summary>Orders the items by a field.</summary>
    /// <param name="field">The field to order by, as the API names it, such as <c>created_at</c>.</param>
    /// <param name="direction">Descending unless said otherwise, as the API does for lists.</param>
    /// <returns>Another list.</returns>
    TSelf OrderBy(string field, SortDirection direction = SortDirection.Descending);
}
