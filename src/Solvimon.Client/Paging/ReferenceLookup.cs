namespace Solvimon.Client.Paging;

/// <summary>Finds a resource by the reference that the caller gave it, and creates it where there is none.</summary>
internal static class ReferenceLookup
{
    private const string AlreadyExists = "RESOURCE_ALREADY_EXISTS";

    /// <summary>By a path that takes references. It takes ids as well: something whose id alone is that text is not meant.</summary>
    public static async Task<T?> FindAsync<T>(string reference, Func<Task<T>> get, Func<T, string?> referenceOf)
        where T : class
    {
        try
        {
            T found = await get().ConfigureAwait(false);
            return referenceOf(found) == reference ? found : null;
        }
        catch (SolvimonNotFoundException)
        {
            return null;
        }
    }

    /// <summary>By a list that filters by reference.</summary>
    public static async Task<T?> FindAsync<T, TList>(
        string reference, IPagedList<T, TList> list, RequestOptions? options, Func<T, string?> referenceOf, CancellationToken cancellationToken)
        where T : class
        where TList : IPagedList<T, TList>
    {
        IPagedList<T> found = options is null ? list : list.WithOptions(options);
        await foreach (T item in found.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (referenceOf(item) == reference)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>Finds, else creates; when someone else was faster, finds again.</summary>
    public static async Task<T> GetOrCreateAsync<T>(string? reference, RequestOptions? options, Func<string, Task<T?>> find, Func<Task<T>> create)
        where T : class
    {
        Argument.NoIdempotencyKey(options);
        string wanted = Argument.ReferenceOf(reference, "request");
        if (await find(wanted).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        try
        {
            return await create().ConfigureAwait(false);
        }
        catch (SolvimonApiException refusal) when (refusal.Code == AlreadyExists)
        {
            if (await find(wanted).ConfigureAwait(false) is { } faster)
            {
                return faster;
            }

            throw;
        }
    }
}
