using System.Diagnostics;

namespace Solvimon.Client.Benchmarks;

internal static class Children
{
    /// <summary>How to start a program as a user does: <c>dotnet program.dll</c>, with the runtime's default settings.</summary>
    public static ProcessStartInfo Managed(string assembly, params string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return new ProcessStartInfo(host, [assembly, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
    }
}
