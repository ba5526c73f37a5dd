namespace Solvimon.Client.Configuration;

/// <summary>The documented addresses of the API's environments.</summary>
internal static class SolvimonHosts
{
    private static readonly Uri Test = new("https://test.api.solvimon.com");
    private static readonly Uri Live = new("https://api.solvimon.com");

    public static Uri AddressOf(SolvimonClientOptions options) =>
        options.BaseAddress ?? (options.Environment == SolvimonEnvironment.Live ? Live : Test);
}
