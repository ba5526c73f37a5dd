
namespace Solvimon.Client.UsageEvents.Recording;

/// <summary>An event on its way to the store. Its caller may give it up while nobody is writing it.</summary>
internal sealed class QueuedEvent(NewUsageEvent newEvent, bool isAwaited)
{
    private const int Queued = 0;
    private const int Writing = 1;
    private const int Withdrawn = 2;

    private readonly TaskCompletionSource<UsageEventRecordResult>? _result =
        isAwaited ? new TaskCompletionSource<UsageEventRecordResult>(TaskCreationOptions.RunContinuationsAsynchronously) : null;

    private int _state;
    private volatile bool _isGivenUp;

    public NewUsageEvent Event => newEvent;

    public bool IsAwaited => _result is not null;

    public Task<UsageEventRecordResult> Result => _result!.Task;

    /// <summary>Whether the event is taken back. If not, it is being written at this moment: <see cref="Result"/> says what became of it.</summary>
    public bool TryWithdraw()
    {
        _isGivenUp = true;
        return Interlocked.CompareExchange(ref _state, Withdrawn, Queued) == Queued;
    }

    public bool TryBeginWriting() => Interlocked.CompareExchange(ref _state, Writing, Queued) == Queued;

    public void Written(UsageEventRecordResult result) => _result?.TrySetResult(result);

    /// <summary>Ends the writing in vain.</summary>
    /// <returns>Whether the event stays in the queue.</returns>
    public bool KeepAfter(Exception failure, bool isFinal)
    {
        Volatile.Write(ref _state, Queued);
        if (_result is null || (!isFinal && !_isGivenUp))
        {
            return true;
        }

        // One that its caller takes back at this moment stays too: whoever writes next leaves it out.
        if (Interlocked.CompareExchange(ref _state, Withdrawn, Queued) != Queued)
        {
            return true;
        }

        _result.TrySetException(failure);
        return false;
    }
}
