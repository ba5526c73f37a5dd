using System.Runtime.InteropServices;
using Solvimon.Client.Testing;

// Whoever started this may ignore Ctrl-C, and a process inherits that. A terminal's programs do not.
const int Interrupt = 2;
Signals.Set(Interrupt, handler: 0);

await using SolvimonSandbox sandbox = new();
SolvimonSandboxServer server = await sandbox.StartInsecureAsync();
Console.WriteLine(server.BaseAddress);
await Task.Delay(Timeout.Infinite);

internal static class Signals
{
    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Set(int signal, nint handler);
}
