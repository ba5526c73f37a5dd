namespace Solvimon.Client;

/// <summary>What a list has in whose items the API can put whole objects next to their ids.</summary>
/// <typeparam name="TSelf">The list itself.</typeparam>
/// <typeparam name="TId">What names an id; text, where the answers have no known ones.</typeparam>
/// <remarks>There to be substituted in tests. New members are not a breaking change.</remarks>
public interface IExpandable<TSelf, TId>
{
    /// <summary>Asks for the objects behind these ids, in addition to what was asked for before.</summary>
    /// <param name="ids">The ids to expand, such as <c>customer_id</c>.</param>
    /// <returns>Another list.</returns>
    TSelf Expand(params TId[] ids);

    /// <summary>
    /// Asks for the objects behind all ids that can be expanded. Solvimon's own front end does so; the API's documentation does
    /// not mention it.
    /// </summary>
    /// <returns>Another list.</returns>
    TSelf ExpandAll();
}
