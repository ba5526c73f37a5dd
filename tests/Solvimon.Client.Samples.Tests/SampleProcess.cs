using System.Diagnostics;
using System.Runtime.InteropServices;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Samples.Tests;

/// <summary>A sample that runs as a program of its own, as <c>dotnet Sample.dll</c>.</summary>
internal sealed class SampleProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private SampleProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <param name="sample">The sample's name.</param>
    /// <param name="server">The sandbox it talks to; null for the one that it starts itself.</param>
    /// <param name="apiKey">The key for that sandbox.</param>
    /// <param name="arguments">Its command line.</param>
    public static SampleProcess Start(string sample, SolvimonSandboxServer? server, string? apiKey, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [PathOf(sample), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("SOLVIMON", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (server is not null)
        {
            start.Environment["Solvimon__BaseAddress"] = server.BaseAddress.ToString();
            start.Environment["Solvimon__ApiKey"] = apiKey;
            start.Environment["Solvimon__AllowInsecureLoopback"] = "true";
        }

        return new SampleProcess(Process.Start(start)!);
    }

    public static async Task<SampleRun> RunAsync(string sample, SolvimonSandboxServer? server, string? apiKey, params string[] arguments)
    {
        using SampleProcess process = Start(sample, server, apiKey, arguments);
        return await process.WaitAsync();
    }

    /// <summary>The repository's copy of a file that belongs to a sample.</summary>
    public static string FileOf(string sample, string name) => Path.Combine(Repository.Root, "samples", sample, name);

    /// <summary>What Ctrl-C in a terminal does.</summary>
    public void Interrupt() => _ = Kill(_process.Id, signal: 2);

    public async Task<SampleRun> WaitAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return new SampleRun(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string PathOf(string sample)
    {
        // tests/Solvimon.Client.Samples.Tests/bin/{configuration}/net10.0
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "samples", sample, "bin", configuration, "net10.0", sample + ".dll");
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}

/// <summary>How a sample ended.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Error);
