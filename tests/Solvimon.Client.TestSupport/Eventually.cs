namespace Solvimon.Client.TestSupport;

/// <summary>Waits for what happens in the background.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task HoldsAsync(Func<bool> condition) => HoldsAsync(() => Task.FromResult(condition()));

    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        long start = Environment.TickCount64;
        while (!await condition())
        {
            if (Environment.TickCount64 - start > Patience.TotalMilliseconds)
            {
                throw new TimeoutException("What the test waits for did not happen.");
            }

            await Task.Delay(5);
        }
    }
}
