// What is recorded survives: processes that record and send are killed at random moments, and the server is counted.
//
//   dotnet run -c Release -f net10.0 --project tests/Solvimon.Client.UsageEvents.Crashes [EVENTS] [ROUNDS]
//
// On a SQLite file; on PostgreSQL where SOLVIMON_POSTGRESQL names a server, as behind .ci/postgresql. 50,000 events and 20 rounds, unless others are given; once for each kind of account. Ends with 1 when an event is lost, or doubled without reason.

using System.Diagnostics;
using System.Globalization;
using Solvimon.Client.UsageEvents.Crashes;

if (args is [RecordingProcess.Command, ..])
{
    await RecordingProcess.RunAsync(args);
    return 0;
}

int events = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
int rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20;
string? server = Environment.GetEnvironmentVariable("SOLVIMON_POSTGRESQL") is { Length: > 0 } named ? named : null;
bool isGood = true;
foreach (bool isIdempotent in new[] { true, false })
{
    long start = Stopwatch.GetTimestamp();
    CrashResult result = await new CrashRun(events, rounds, isIdempotent, Seed: 7, server).RunAsync();
    Console.WriteLine($"{(isIdempotent ? "Events are idempotent" : "Events are not idempotent")}: {result.Kills} processes killed in {rounds} rounds, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
    Console.WriteLine(result);
    isGood &= result.IsGood;
}

return isGood ? 0 : 1;
