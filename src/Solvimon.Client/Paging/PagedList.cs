using System.Runtime.CompilerServices;
using System.Text.Json;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Paging;

/// <summary>Walks the pages of a list. A list of a resource adds its filters and its endpoint call.</summary>
internal abstract class PagedList<T> : IPagedList<T>
{
    // More than that in a row are no gaps in a list, but a server that does not come to its end.
    private const int MostEmptyPages = 100;

    private readonly RequestOptions? _options;

    protected PagedList(RequestOptions? options)
    {
        if (options?.IdempotencyKey is not null)
        {
            throw new ArgumentException("A list means several requests, each a read: it takes no idempotency key.", nameof(options));
        }

        _options = options;
    }

    protected virtual PagingMode Mode => PagingMode.Links;

    /// <summary>The number of the first page asked for, null for the server's default, 1.</summary>
    protected virtual int? StartPage => null;

    /// <summary>The page size asked for, null for the server's default.</summary>
    protected virtual int? Limit => null;

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (Page<T> page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Data)
            {
                // What is already in memory is not worth finishing for a caller who has given up.
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    public IAsyncEnumerable<Page<T>> AsPages(CancellationToken cancellationToken = default) => Mode switch
    {
        PagingMode.Links => FollowLinksAsync(cancellationToken),
        PagingMode.Counted => CountAsync(cancellationToken),
        _ => FetchOnceAsync(cancellationToken),
    };

    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        List<T> items = [];
        await foreach (Page<T> page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            items.AddRange(page.Data);
        }

        return items;
    }

    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (Page<T> page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            if (page.Data.Count > 0)
            {
                return page.Data[0];
            }
        }

        return default;
    }

    /// <summary>The endpoint call for one page: the page with that number, or the one behind the call's link.</summary>
    protected abstract Task<Page<T>> GetPageAsync(int? page, ApiCall call);

    private async IAsyncEnumerable<Page<T>> FollowLinksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string>? seen = null; // most lists end with their first page
        string? link = null;
        Uri? address = null;
        int? number = StartPage;
        int emptyPages = 0;
        ApiCall? previous = null;
        while (true)
        {
            ApiCall call = ApiCall.ReadPage(_options, link, address, cancellationToken);
            GoOn(call, previous, emptyPages);
            Page<T> page = await GetPageAsync(number, call).ConfigureAwait(false);
            emptyPages = page.Data.Count == 0 ? emptyPages + 1 : 0;
            call.Progress.StopClock();
            yield return page;

            link = string.IsNullOrEmpty(page.Links?.Next) ? null : page.Links.Next;
            address = call.Progress.Address;
            previous = call;
            number = null;
            if (link is null)
            {
                yield break;
            }

            // Compared as addresses: the same page may be named by a whole link and by a relative one.
            seen ??= new HashSet<string>(StringComparer.Ordinal);
            seen.Add(AddressOf(address!));
            if (page.Links?.Current is { } current)
            {
                seen.Add(AddressOf(current, address!));
            }

            if (!seen.Add(AddressOf(link, address!)))
            {
                throw new SolvimonSerializationException($"The paging links of {call.Progress.Operation.Name} lead in a circle: after {seen.Count} page(s) comes one that was seen before.").About(call);
            }
        }
    }

    /// <summary>The next page of a list: the server may quote the same credentials, and empty pages share one call's time.</summary>
    private static void GoOn(ApiCall call, ApiCall? previous, int emptyPages)
    {
        if (previous is null)
        {
            return;
        }

        if (emptyPages > MostEmptyPages)
        {
            throw new SolvimonSerializationException($"The list of {previous.Progress.Operation.Name} does not end: {emptyPages} empty pages came in a row.").About(previous);
        }

        call.Progress.Know(previous.Progress.Credentials);

        if (emptyPages > 0)
        {
            if (previous.Progress.TimeLeft <= TimeSpan.Zero)
            {
                throw new SolvimonTimeoutException(
                    $"{previous.Progress.Operation.Name} was given up after {emptyPages} empty page(s) in a row: its timeout is for all requests up to the next item.").About(previous);
            }

            call.Progress.TimeSpent = previous.Progress.TimeUsed;
        }
    }

    private static string AddressOf(string link, Uri page) => Uri.TryCreate(page, link, out Uri? address) ? AddressOf(address) : link;

    // As it is sent: without user name and fragment.
    private static string AddressOf(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private async IAsyncEnumerable<Page<T>> CountAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int number = StartPage ?? 1;
        int? fullSize = Limit;
        Page<T>? previous = null;
        while (true)
        {
            Page<T> page = await GetPageAsync(number, ApiCall.Read(_options, cancellationToken)).ConfigureAwait(false);

            // A server that ignores the page number gives the same page for ever.
            if (previous is not null && (page.Received == 0 || AreSame(page, previous)))
            {
                yield break;
            }

            yield return page;

            // The server's own page size is not known before its first page has come.
            fullSize ??= page.Limit ?? page.Received;
            if (page.Received == 0 || page.Received < fullSize)
            {
                yield break;
            }

            previous = page;
            number++;
        }
    }

    private async IAsyncEnumerable<Page<T>> FetchOnceAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await GetPageAsync(page: null, ApiCall.Read(_options, cancellationToken)).ConfigureAwait(false);
    }

    private static bool AreSame(Page<T> one, Page<T> other) =>
        one.Data.Count == other.Data.Count
        && ToUtf8(one.Data).AsSpan().SequenceEqual(ToUtf8(other.Data));

    private static byte[] ToUtf8(IReadOnlyList<T> items)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            new Page<T> { Data = items }.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
