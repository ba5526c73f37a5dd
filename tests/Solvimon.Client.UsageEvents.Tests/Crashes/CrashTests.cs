using Solvimon.Client.UsageEvents.Crashes;

namespace Solvimon.Client.UsageEvents.Tests.Crashes;

public sealed class CrashTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task What_was_recorded_arrives_although_processes_are_killed(bool isIdempotent, int seed)
    {
        CrashResult result = await new CrashRun(Events: 2_000, Rounds: 3, isIdempotent, seed).RunAsync();

        result.Kills.Should().BeGreaterThanOrEqualTo(3);
        result.Recorded.Should().HaveCount(2_000);
        result.Lost.Should().Be(0);
        result.Unexplained.Should().BeEmpty();
        result.AddsUp.Should().BeTrue();
        result.Figures.Should().BeEquivalentTo(new { Recorded = 2_000, Pending = 0, Rejected = 0, Discarded = 0 });
        if (isIdempotent)
        {
            result.Doubled.Should().Be(0);
        }
    }
}
