namespace Solvimon.Client;

/// <summary>
/// A list of the API, fetched page by page while it is enumerated: nothing is sent before, and nothing more once the loop
/// is left. Immutable; enumerating it again asks again.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <remarks>There to be substituted in tests. New members are not a breaking change.</remarks>
public interface IPagedList<T> : IAsyncEnumerable<T>
{
    /// <summary>The same list by pages, each with what the server says about it.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    IAsyncEnumerable<Page<T>> AsPages(CancellationToken cancellationToken = default);

    /// <summary>Fetches all pages into memory. Prefer <c>await foreach</c> for lists that may be long.</summary>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <exception cref="SolvimonException">A page could not be fetched.</exception>
    Task<List<T>> ToListAsync(CancellationToken cancellationToken = default);

    /// <summary>The first item, or the default when there is none. Fetches no further than the first page with an item.</summary>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <exception cref="SolvimonException">A page could not be fetched.</exception>
    Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default);
}
