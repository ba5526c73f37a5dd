namespace Solvimon.Client;

/// <summary>
/// What each list of a resource has: it is put together by methods that give another list and leave this one as it is. The same
/// method called again replaces what it said before, unless it says that it adds.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <typeparam name="TSelf">The list itself.</typeparam>
/// <remarks>There to be substituted in tests. New members are not a breaking change.</remarks>
public interface IPagedList<T, TSelf> : IPagedList<T>
    where TSelf : IPagedList<T, TSelf>
{
    /// <summary>Gives options to each of the requests.</summary>
    /// <param name="options">What the requests do differently from the client's settings; without an idempotency key.</param>
    /// <returns>Another list.</returns>
    /// <exception cref="ArgumentException">The options have an idempotency key, which cannot stand for several requests.</exception>
    TSelf WithOptions(RequestOptions options);
}
