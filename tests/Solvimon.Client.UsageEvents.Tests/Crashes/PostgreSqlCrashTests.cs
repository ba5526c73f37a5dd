using Solvimon.Client.UsageEvents.Crashes;
using Solvimon.Client.UsageEvents.Tests.Infrastructure;

namespace Solvimon.Client.UsageEvents.Tests.Crashes;

public sealed class PostgreSqlCrashTests
{
    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 4)]
    public Task What_was_recorded_arrives_although_processes_are_killed(bool isIdempotent, int seed) =>
        CrashTests.RunAsync(new CrashRun(Events: 1_000, Rounds: 1, isIdempotent, seed, PostgreSqlTestDatabase.Server()));
}
