using System.Net;

namespace Solvimon.Client.Testing;

/// <summary>
/// Failures on demand. Each request meets at most one: the first that was added and applies. Thread-safe.
/// </summary>
public sealed class SandboxFaults
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _faults = [];

    internal SandboxFaults()
    {
    }

    /// <summary>Adds a fault. It applies from the next request on.</summary>
    /// <param name="fault">What happens, and when.</param>
    /// <returns>This, to add the next one.</returns>
    public SandboxFaults Add(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault is { Kind: SandboxFaultKind.Redirect, Location: null })
        {
            throw new ArgumentException("A redirect needs a Location.", nameof(fault));
        }

        if (fault is { Kind: SandboxFaultKind.ConnectionRefused, AfterCommit: true })
        {
            throw new ArgumentException("Nothing is committed over a connection that is refused.", nameof(fault));
        }

        lock (_gate)
        {
            _faults.Add(new ActiveFault(fault));
        }

        return this;
    }

    /// <summary>The next requests are answered with this status.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="times">How many requests.</param>
    /// <param name="afterCommit">Whether the work is done all the same.</param>
    /// <returns>This, to add the next one.</returns>
    public SandboxFaults FailNext(HttpStatusCode statusCode, int times = 1, bool afterCommit = false) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.Status, StatusCode = statusCode, Times = times, AfterCommit = afterCommit });

    /// <summary>The next requests end without an answer.</summary>
    /// <param name="afterCommit">Whether the work is done before the connection ends.</param>
    /// <param name="times">How many requests.</param>
    /// <returns>This, to add the next one.</returns>
    public SandboxFaults ResetNext(bool afterCommit = false, int times = 1) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.Reset, Times = times, AfterCommit = afterCommit });

    /// <summary>The next requests find nobody listening. See <see cref="SandboxFaultKind.ConnectionRefused"/>.</summary>
    /// <param name="times">How many requests.</param>
    /// <returns>This, to add the next one.</returns>
    public SandboxFaults RefuseNext(int times = 1) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.ConnectionRefused, Times = times });

    /// <summary>The next requests are answered late.</summary>
    /// <param name="delay">How late, by the sandbox's clock.</param>
    /// <param name="afterCommit">Whether the work is done before the wait; otherwise the key of the request is in use meanwhile.</param>
    /// <param name="times">How many requests.</param>
    /// <returns>This, to add the next one.</returns>
    public SandboxFaults DelayNext(TimeSpan delay, bool afterCommit = false, int times = 1) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.Delay, Delay = delay, Times = times, AfterCommit = afterCommit });

    /// <summary>The next requests are handled, and their answers end half way through the body.</summary>
    /// <param name="times">How many requests.</param>
    /// <returns>This, to add the next one.</returns>
    public SandboxFaults TruncateNext(int times = 1) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.TruncatedBody, Times = times });

    /// <summary>
    /// From now on a share of all requests meets a fault, drawn from <paramref name="faults"/> in equal parts. Only their kinds and
    /// details count; their own conditions must match as well.
    /// </summary>
    /// <param name="rate">The share, from 0 to 1.</param>
    /// <param name="seed">What the random choice starts from.</param>
    /// <param name="faults">
    /// What may happen; without any: 503, 429 with <c>Retry-After: 0</c>, resets before and after the work was done, and truncated
    /// bodies.
    /// </param>
    /// <returns>This, to add the next one.</returns>
    public SandboxFaults AtRate(double rate, int seed, params SandboxFault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        SandboxFault[] mix = faults.Length > 0 ? faults : DefaultMix;
        for (int i = 0; i < mix.Length; i++)
        {
            // The i-th fault sees only what the ones before it let pass, so that each gets an equal part of the whole rate.
            double share = rate / mix.Length;
            lock (_gate)
            {
                _faults.Add(new ActiveFault(mix[i], share / (1 - (i * share)), unchecked((seed * 397) + i)));
            }
        }

        return this;
    }

    /// <summary>From now on nothing fails.</summary>
    /// <returns>This, to add the next one.</returns>
    public SandboxFaults Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }

        return this;
    }

    internal SandboxFault? Next(RecordedRequest request)
    {
        lock (_gate)
        {
            SandboxFault? next = null;
            foreach (ActiveFault fault in _faults)
            {
                if (fault.Counts(request) && next is null && fault.Draws())
                {
                    next = fault.Fault;
                }
            }

            return next;
        }
    }

    private static SandboxFault[] DefaultMix =>
    [
        new() { Kind = SandboxFaultKind.Status },
        new()
        {
            Kind = SandboxFaultKind.Status,
            StatusCode = HttpStatusCode.TooManyRequests,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "0" },
        },
        new() { Kind = SandboxFaultKind.Reset },
        new() { Kind = SandboxFaultKind.Reset, AfterCommit = true },
        new() { Kind = SandboxFaultKind.TruncatedBody },
    ];

    /// <summary>A fault with its counters.</summary>
#pragma warning disable CA5394 // Faults need a repeatable choice, not an unpredictable one.
    private sealed class ActiveFault(SandboxFault fault, double rate, int seed, int times)
    {
        private readonly Random _random = new(seed);
        private int _calls;
        private int _used;

        public ActiveFault(SandboxFault fault)
            : this(fault, fault.Rate, fault.Seed, fault.Times)
        {
        }

        public ActiveFault(SandboxFault fault, double rate, int seed)
            : this(fault, rate, seed, int.MaxValue)
        {
        }

        public SandboxFault Fault => fault;

        /// <summary>Counts the request if it matches, whether or not another fault takes it.</summary>
        public bool Counts(RecordedRequest request)
        {
            if (fault.When is { } when && !when(request))
            {
                return false;
            }

            _calls++;
            return _calls >= fault.FirstCall && _used < times;
        }

        public bool Draws()
        {
            bool isDrawn = rate >= 1 || _random.NextDouble() < rate;
            _used += isDrawn ? 1 : 0;
            return isDrawn;
        }
    }
#pragma warning restore CA5394
}
