using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Solvimon.Client.Testing.Tests;

/// <summary>A program that has a sandbox in it is ended from outside as any other.</summary>
public sealed class ProgramTests
{
    private const string Program = "Solvimon.Client.SandboxProgram";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("SIGINT", 2)]
    [InlineData("SIGTERM", 15)]
    public async Task A_signal_ends_a_program_that_has_started_a_server(string name, int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), $"Windows has no {name}.");
        using CancellationTokenSource patience = new(Patience);
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [PathOfProgram()]) { RedirectStandardOutput = true })!;
        try
        {
            (await process.StandardOutput.ReadLineAsync(patience.Token)).Should().StartWith("http://127.0.0.1:");

            Kill(process.Id, signal).Should().Be(0);
            await process.WaitForExitAsync(patience.Token);

            process.ExitCode.Should().Be(128 + signal, "that is how a process ends by a signal");
        }
        finally
        {
            process.Kill();
        }
    }

    // tests/Solvimon.Client.Testing.Tests/bin/{configuration}/{framework}
    private static string PathOfProgram()
    {
        DirectoryInfo framework = new(AppContext.BaseDirectory);
        return Path.Combine(Repository.Root, "tests", Program, "bin", framework.Parent!.Name, framework.Name, Program + ".dll");
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
