namespace Solvimon.Client.AspNetCore.Inbox;

/// <summary>How long to wait after failures in a row: 1 s, 2 s, 4 s … up to 5 minutes.</summary>
internal static class InboxBackOff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static TimeSpan After(int failures) => TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, failures - 1)));
}
