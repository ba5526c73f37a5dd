using Solvimon.Client.Paging;

namespace Solvimon.Client.Tests.Paging;

public sealed class DateRangeTests
{
    private static readonly DateTimeOffset Start = new(2023, 1, 1, 1, 0, 0, 999, TimeSpan.FromHours(1));
    private static readonly DateTimeOffset End = new(2023, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_period_is_written_in_utc_with_whole_seconds() =>
        DateRange.Between(Start, End).Should().Be("[2023-01-01T00:00:00Z,2023-04-01T00:00:00Z]");

    [Fact]
    public void A_period_does_not_end_before_it_starts() =>
        FluentActions.Invoking(() => DateRange.Between(End, Start)).Should().Throw<ArgumentException>().WithParameterName("to");

    [Fact]
    public void Half_a_period_is_refused()
    {
        DateRange.BetweenOrNull(null, null).Should().BeNull();
        DateRange.BetweenOrNull(Start, End).Should().NotBeNull();
        FluentActions.Invoking(() => DateRange.BetweenOrNull(Start, null)).Should().Throw<ArgumentException>().WithParameterName("to");
        FluentActions.Invoking(() => DateRange.BetweenOrNull(null, End)).Should().Throw<ArgumentException>().WithParameterName("from");
    }
}
