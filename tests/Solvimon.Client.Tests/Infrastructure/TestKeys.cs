namespace Solvimon.Client.Tests.Infrastructure;

/// <summary>Keys made up anew in each run, so that none stands in the repository.</summary>
internal static class TestKeys
{
    public static readonly string ApiKey = "test-" + Guid.NewGuid().ToString("N");
}
