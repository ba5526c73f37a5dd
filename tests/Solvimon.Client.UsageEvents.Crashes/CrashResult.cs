namespace Solvimon.Client.UsageEvents.Crashes;

/// <summary>What came of a run.</summary>
/// <param name="Recorded">The references for which RecordAsync returned.</param>
/// <param name="Arrived">The references that the server counts, in their order; one that it counts twice is there twice.</param>
/// <param name="Unexplained">Those that arrived twice without having been looked up in between.</param>
/// <param name="Requests">What the server was asked.</param>
/// <param name="Kills">How many processes were killed.</param>
/// <param name="Figures">What the store counts.</param>
public sealed record CrashResult(
    IReadOnlySet<string> Recorded,
    IReadOnlyList<string> Arrived,
    IReadOnlyList<string> Unexplained,
    int Requests,
    int Kills,
    UsageEventStatistics Figures)
{
    public int Lost => Recorded.Except(Arrived).Count();

    /// <summary>How many arrived more than once.</summary>
    public int Doubled => Arrived.Count - Arrived.Distinct(StringComparer.Ordinal).Count();

    public bool AddsUp => Figures.Recorded == Figures.Delivered + Figures.Duplicates + Figures.Rejected + Figures.Discarded + Figures.Pending;

    public bool IsGood => Lost == 0 && Unexplained.Count == 0 && AddsUp && Figures is { Pending: 0, Rejected: 0 } && Figures.Recorded == Recorded.Count;

    public override string ToString() => string.Join(
        Environment.NewLine,
        $"  RecordAsync returned for {Recorded.Count}; arrived {Arrived.Count} in {Requests} requests: {Lost} lost, {Doubled} doubled, of which {Unexplained.Count} without a look-up in between",
        $"  {Figures.Recorded} recorded = {Figures.Delivered} delivered + {Figures.Duplicates} duplicates + {Figures.Rejected} rejected + {Figures.Discarded} discarded + {Figures.Pending} pending: {(AddsUp ? "adds up" : "DOES NOT ADD UP")}");
}
