namespace Solvimon.Client;

/// <summary>What a list has whose pages are numbered, and can be larger or smaller.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <typeparam name="TSelf">The list itself.</typeparam>
/// <remarks>There to be substituted in tests. New members are not a breaking change.</remarks>
public interface INumberedList<T, TSelf> : IPagedList<T, TSelf>
    where TSelf : INumberedList<T, TSelf>
{
    /// <summary>How many items the API puts on a page.</summary>
    /// <param name="size">1 or more. The API's own default is 10 or 50, as its pages disagree; its maximum is not documented.</param>
    /// <returns>Another list.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1.</exception>
    TSelf PageSize(int size);

    /// <summary>Starts later than at the first page.</summary>
    /// <param name="page">The first page to ask for, counted from 1.</param>
    /// <returns>Another list.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page is less than 1.</exception>
    TSelf FromPage(int page);
}
