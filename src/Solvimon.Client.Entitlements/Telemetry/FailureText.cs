namespace Solvimon.Client.Entitlements.Telemetry;

/// <summary>An exception for the log: its status and code or its type, and no text that others wrote.</summary>
internal static class FailureText
{
    public static string Of(Exception exception) => exception is SolvimonApiException api ? $"{(int)api.StatusCode} {api.Code}".TrimEnd() : exception.GetType().Name;
}
