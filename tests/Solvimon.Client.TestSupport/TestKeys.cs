using System.Security.Cryptography;

namespace Solvimon.Client.TestSupport;

/// <summary>Keys made up anew in each run, so that none stands in the repository.</summary>
public static class TestKeys
{
    public static readonly string ApiKey = "test-" + Guid.NewGuid().ToString("N");

    /// <summary>A new secret of a webhook, or a password.</summary>
    public static string NewSecret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
}
