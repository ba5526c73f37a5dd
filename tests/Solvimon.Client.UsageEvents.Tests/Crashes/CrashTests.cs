using Solvimon.Client.UsageEvents.Crashes;

namespace Solvimon.Client.UsageEvents.Tests.Crashes;

public sealed class CrashTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public Task What_was_recorded_arrives_although_processes_are_killed(bool isIdempotent, int seed) => RunAsync(new CrashRun(Events: 2_000, Rounds: 3, isIdempotent, seed));

    internal static async Task RunAsync(CrashRun run)
    {
        CrashResult result = await run.RunAsync();

        result.Kills.Should().BeGreaterThanOrEqualTo(run.Rounds);
        result.Recorded.Should().HaveCount(run.Events);
        result.Lost.Should().Be(0);
        result.Unexplained.Should().BeEmpty();
        result.AddsUp.Should().BeTrue();
        result.Figures.Should().BeEquivalentTo(new { Recorded = run.Events, Pending = 0, Rejected = 0, Discarded = 0 });
        if (run.IsIdempotent)
        {
            result.Doubled.Should().Be(0);
        }
    }
}
