using System.Diagnostics;
using System.Globalization;

namespace Solvimon.Client.UsageEvents.Crashes;

/// <summary>One of those who record: a process after the other, each going on where the one before it was killed.</summary>
internal sealed class Recording(string name, int total, Func<string, int, int, string[]> arguments)
{
    private readonly HashSet<int> _recorded = [];
    private Process? _process;
    private Task _reading = Task.CompletedTask;

    public IEnumerable<string> References => _recorded.Select(number => RecordingProcess.Reference(name, number));

    public int Count
    {
        get
        {
            lock (_recorded)
            {
                return _recorded.Count;
            }
        }
    }

    public bool HasExited => _process!.HasExited;

    public void Start()
    {
        // What was on its way when the last one was killed is recorded once more, as a caller does that was not told.
        int first = Enumerable.Range(0, total + 1).First(number => !_recorded.Contains(number));
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in (string[])["exec", "--roll-forward", "Major", typeof(Recording).Assembly.Location, .. arguments(name, first, total)])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _reading = ReadAsync(_process.StandardOutput);
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public void Kill() => _process!.Kill();

    public async Task WaitForExitAsync()
    {
        await _process!.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader output)
    {
        string text = "";
        char[] buffer = new char[4096];
        while (await output.ReadAsync(buffer) is > 0 and int count)
        {
            // A process that was killed may have left half a line.
            string[] lines = (text + new string(buffer, 0, count)).Split('\n');
            text = lines[^1];
            lock (_recorded)
            {
                _recorded.UnionWith(lines[..^1].Select(line => int.Parse(line, CultureInfo.InvariantCulture)));
            }
        }
    }
}
