namespace Solvimon.Client.Testing.Messages;

/// <summary>The requests that arrived, oldest first, up to a limit. Thread-safe.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = new();

    public RecordedRequest Add(SandboxRequest request)
    {
        RecordedRequest record = new(request);
        lock (_gate)
        {
            _requests.Enqueue(record);
            if (_requests.Count > capacity)
            {
                _requests.Dequeue();
            }
        }

        return record;
    }

    public IReadOnlyList<RecordedRequest> ToList()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }
}
