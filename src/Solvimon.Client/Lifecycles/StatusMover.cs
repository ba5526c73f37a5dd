namespace Solvimon.Client.Lifecycles;

/// <summary>Brings a resource into a status, whether or not it is there already.</summary>
internal static class StatusMover
{
    /// <summary>Reads the resource and moves it unless it has the wanted status. A refused move counts as done when someone else was faster.</summary>
    public static async Task<T> EnsureAsync<T>(string wanted, Func<Task<T>> get, Func<T, string?> statusOf, Func<Task<T>> move)
    {
        T resource = await get().ConfigureAwait(false);
        if (statusOf(resource) == wanted)
        {
            return resource;
        }

        try
        {
            return await move().ConfigureAwait(false);
        }
        catch (SolvimonApiException refusal) when (refusal is SolvimonTransitionException or SolvimonConflictException or SolvimonValidationException)
        {
            resource = await get().ConfigureAwait(false);
            if (statusOf(resource) == wanted)
            {
                return resource;
            }

            throw;
        }
    }
}
