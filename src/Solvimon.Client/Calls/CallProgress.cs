using System.Net;

namespace Solvimon.Client.Calls;

/// <summary>
/// What is learned of a call while it is under way. <c>RequestHandler</c> says where the call goes, <c>ResilienceHandler</c>
/// starts its clock, <c>AttemptHandler</c> writes what becomes of each attempt; the others read.
/// </summary>
internal sealed class CallProgress
{
    // Where nothing is left; zero would be taken for no limit.
    private static readonly TimeSpan LeastLimit = TimeSpan.FromMilliseconds(1);

    private TimeProvider _clock = TimeProvider.System;
    private TimeSpan _timeout = Timeout.InfiniteTimeSpan;
    private long _startedAt;
    private TimeSpan? _stoppedAfter;

    /// <summary>
    /// How much memory an answer may become, as a multiple of <see cref="SolvimonClientOptions.MaxResponseBytes"/>. Answers of
    /// the API with every member filled become up to 4.4 times their length, which a test measures.
    /// </summary>
    public const int ObjectFactor = 8;

    /// <summary>How many bytes of objects an answer may become.</summary>
    public long MaxObjectBytes { get; set; } = long.MaxValue;

    public ApiOperation Operation { get; set; }

    public Uri? Address { get; set; }

    /// <summary>How much of the call's time was used before the handlers.</summary>
    public TimeSpan TimeSpent { get; set; }

    /// <summary>What the server may have seen and quote: the client's credential, the call's, and those that its provider gave.</summary>
    public CredentialPattern[] Credentials { get; private set; } = [];

    /// <summary>How many times the request was handed to the wire.</summary>
    public int Attempts { get; private set; }

    /// <summary>What became of the last attempt.</summary>
    public AttemptFate Fate { get; private set; }

    /// <summary>Whether an attempt was sent whose effect is not known.</summary>
    public bool WasAmbiguous { get; private set; }

    public HttpStatusCode? StatusCode { get; private set; }

    public string? RequestId { get; private set; }

    public bool WasReplayed { get; private set; }

    /// <summary>What the caller's own <see cref="RequestOptions.OnResponse"/> threw: it ends the call, whatever its type.</summary>
    public Exception? CallbackFailure { get; private set; }

    /// <summary>Told once how the reading of the answer ended: with null, or with the reason why it could not be read. Set where somebody observes the call.</summary>
    public Action<Exception?>? OnAnswerRead { get; set; }

    /// <summary>For messages: how it was not sent.</summary>
    public string NotSent => Attempts == 0 ? "not sent" : $"not sent again after {Attempts} attempt(s)";

    public TimeSpan TimeLeft => _timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _timeout - Elapsed;

    /// <summary>How much of its time the call has used, before the handlers and since.</summary>
    public TimeSpan TimeUsed => TimeSpent + Elapsed;

    /// <summary>The call's whole time, or <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan TimeLimit => _timeout;

    /// <summary>That limit, or what is left of the call's time if that is less.</summary>
    public TimeSpan Shorten(TimeSpan limit)
    {
        if (_timeout == Timeout.InfiniteTimeSpan)
        {
            return limit;
        }

        TimeSpan left = TimeLeft;
        left = left > LeastLimit ? left : LeastLimit;
        return limit == Timeout.InfiniteTimeSpan || limit > left ? left : limit;
    }

    public void StartClock(TimeSpan timeout, TimeProvider clock)
    {
        _timeout = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - TimeSpent is var left && left > LeastLimit ? left : LeastLimit;
        _clock = clock;
        _startedAt = clock.GetTimestamp();
    }

    /// <summary>The call has ended, though more calls may share its time.</summary>
    public void StopClock() => _stoppedAfter = Elapsed;

    public void Know(CredentialPattern[] credentials)
    {
        // Nearly always the client's alone, in an array that its calls share.
        if (Credentials.Length == 0)
        {
            Credentials = credentials;
        }
        else if (Credentials != credentials)
        {
            Credentials = [.. Credentials.Union(credentials)];
        }
    }

    /// <summary>An attempt begins; it may still wait for its turn or for a key.</summary>
    public void Begin() => Fate = AttemptFate.NotSent;

    /// <summary>The request is handed to the wire.</summary>
    public void Send() => Attempts++;

    public void RecordAnswer(HttpStatusCode status, string? requestId, bool wasReplayed, AttemptFate fate)
    {
        StatusCode = status;
        RequestId = string.IsNullOrWhiteSpace(requestId) ? null : requestId;
        WasReplayed = wasReplayed;
        End(fate);
    }

    /// <summary>The attempt, or the reading of its answer, ended like that.</summary>
    public void End(AttemptFate fate)
    {
        Fate = fate;
        WasAmbiguous |= fate is AttemptFate.Ambiguous or AttemptFate.AmbiguousAndFinal;
    }

    public void EndReading(Exception? failure)
    {
        Action<Exception?>? observer = OnAnswerRead;
        OnAnswerRead = null;
        observer?.Invoke(failure);
    }

    public void FailInCallback(Exception exception)
    {
        CallbackFailure = exception;
        Fate = AttemptFate.Final;
    }

    /// <summary>A refusal turned out to say that an earlier attempt had done the work.</summary>
    public void Replay() => WasReplayed = true;

    private TimeSpan Elapsed => _stoppedAfter ?? _clock.GetElapsedTime(_startedAt);
}
