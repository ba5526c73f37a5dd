namespace Solvimon.Client.PostgreSql.UsageEvents;

/// <summary>How long a claim holds unless it is renewed: a call that began under it has ended when it runs out, even if it could not be renewed meanwhile.</summary>
internal static class ClaimLease
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WithoutTimeout = TimeSpan.FromMinutes(5);

    public static TimeSpan For(TimeSpan callTimeout) =>
        callTimeout == Timeout.InfiniteTimeSpan ? WithoutTimeout
        : callTimeout * 1.5 > Shortest ? callTimeout * 1.5
        : Shortest;
}
