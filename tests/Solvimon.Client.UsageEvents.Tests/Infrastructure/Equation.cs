namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

internal static class Equation
{
    public static void Check(UsageEventStatistics figures)
    {
        (figures.Delivered + figures.Duplicates + figures.Rejected + figures.Discarded + figures.Pending).Should().Be(figures.Recorded, "the figures add up");
        figures.Unknown.Should().BeLessThanOrEqualTo(figures.Pending);
        (figures.OldestPendingAt is null).Should().Be(figures.Pending == 0);
    }
}
