namespace WebhookReceiver;

/// <summary>Prints events, and counts the lines.</summary>
internal sealed class EventPrinter(TextWriter output)
{
    private int _lines;

    public int Lines => Volatile.Read(ref _lines);

    public async Task PrintAsync(string line)
    {
        await output.WriteLineAsync($"  {line}");
        Interlocked.Increment(ref _lines);
    }

    /// <summary>Waits until as many lines are printed, for ten seconds at most.</summary>
    public async Task WaitForAsync(int lines)
    {
        for (int i = 0; i < 100 && Lines < lines; i++)
        {
            await Task.Delay(100);
        }
    }
}
