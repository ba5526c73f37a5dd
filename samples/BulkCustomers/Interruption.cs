using System.Runtime.InteropServices;

namespace BulkCustomers;

/// <summary>
/// Ctrl-C in two steps: at once no row is begun any more; after a few seconds, or when it is pressed again, the calls that are
/// still under way are given up.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    public Interruption()
    {
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true; // the process ends by itself, with its results written
                _abort.CancelAfter(IsRequested ? TimeSpan.Zero : Grace);
                _stop.Cancel();
            }));
        }
    }

    public bool IsRequested => Stop.IsCancellationRequested;

    /// <summary>Take no new row.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Give up the calls that are under way.</summary>
    public CancellationToken Abort => _abort.Token;

    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _stop.Dispose();
        _abort.Dispose();
    }
}
