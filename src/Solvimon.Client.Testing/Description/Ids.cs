using System.Globalization;
using System.Security.Cryptography;

namespace Solvimon.Client.Testing.Description;

/// <summary>What the server makes up: ids, request ids, keys and timestamps.</summary>
internal static class Ids
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new id such as <c>cust_HwDeRw0dFUrJrjCKk31w</c>.</summary>
    public static string New(string prefix) => prefix + "_" + RandomNumberGenerator.GetString(Alphanumeric, 20);

    /// <summary>A key that only this process knows.</summary>
    public static string NewApiKey() => "sandbox_" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The API's timestamps: UTC, whole seconds.</summary>
    public static string Timestamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
