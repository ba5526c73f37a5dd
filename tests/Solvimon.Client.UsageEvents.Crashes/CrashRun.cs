using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Solvimon.Client.Testing;

namespace Solvimon.Client.UsageEvents.Crashes;

/// <summary>
/// Two processes record into one file, or one schema of a PostgreSQL server, and send, while a fifth of the requests fails, half of those after the server has committed. In each
/// round one of them or both are killed at a random moment. At the end the server is counted.
/// </summary>
/// <param name="Events">How many events are recorded.</param>
/// <param name="Rounds">How many times processes are killed.</param>
/// <param name="IsIdempotent">Whether the account tells duplicates by their reference.</param>
/// <param name="Seed">What the moments and the faults are drawn from.</param>
/// <param name="Server">The connection string of the PostgreSQL server; <see langword="null"/> for a SQLite file.</param>
public sealed record CrashRun(int Events, int Rounds, bool IsIdempotent, int Seed, string? Server = null)
{
    public async Task<CrashResult> RunAsync()
    {
        await using SolvimonSandbox sandbox = CreateSandbox();
        SolvimonSandboxServer server = await sandbox.StartInsecureAsync();
        sandbox.Faults.AtRate(0.2, Seed);
        string folder = Directory.CreateTempSubdirectory("crash-").FullName;
        string schema = $"crash_{Guid.NewGuid():N}";
        string database = Server is null ? Path.Combine(folder, "usage.db") : $"{Server};Search Path={schema}";
        await ExecuteAsync($"CREATE SCHEMA {schema}");

        Recording[] recordings = [.. new[] { "a", "b" }.Select(name =>
            new Recording(name, Events / 2, (recording, first, end) => RecordingProcess.Arguments(server.BaseAddress, sandbox.ApiKey, IsIdempotent, database, recording, first, end)))];
        int kills = await KillAsync(recordings);

        // A last process, with Solvimon at its best, delivers the rest.
        sandbox.Faults.Clear();
        using IHost last = RecordingProcess.CreateHost(server.BaseAddress, sandbox.ApiKey, IsIdempotent, database);
        IUsageEvents usage = last.Services.GetRequiredService<IUsageEvents>();
        await usage.FlushAsync();
        UsageEventStatistics figures = await usage.GetStatisticsAsync();

        List<string> arrived = [.. sandbox.GetAll("events").Select(json => JsonNode.Parse(json)!)
            .Where(e => (string?)e["processed_details"]?["type"] != "DUPLICATE")
            .Select(e => (string)e["reference"]!)];
        IEnumerable<string> doubled = arrived.GroupBy(reference => reference, StringComparer.Ordinal).Where(copies => copies.Count() > 1).Select(copies => copies.Key);
        CrashResult result = new(
            recordings.SelectMany(recording => recording.References).ToHashSet(StringComparer.Ordinal),
            arrived,
            [.. doubled.Where(reference => !IsLookedUpBetween(sandbox.Requests, reference))],
            sandbox.Requests.Count,
            kills,
            figures);
        last.Dispose();
        Directory.Delete(folder, recursive: true);
        await ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
        return result;
    }

    private async Task ExecuteAsync(string sql)
    {
        if (Server is not null)
        {
            await using NpgsqlDataSource source = NpgsqlDataSource.Create(Server);
            await using NpgsqlCommand command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<int> KillAsync(Recording[] recordings)
    {
        Random random = new(Seed);
        int kills = 0;
        for (int round = 1; round <= Rounds; round++)
        {
            Array.ForEach(recordings, recording => recording.Start());

            // Counted in events, so that the start of the runtime is no part of it; then a moment more, anywhere within a transaction or a request.
            int moment = (int)((round - random.NextDouble()) * Events / (Rounds + 1));
            while (recordings.Sum(recording => recording.Count) < moment && !recordings.All(recording => recording.HasExited))
            {
                await Task.Delay(1);
            }

            await Task.Delay(random.Next(20));
            foreach (Recording victim in random.Next(3) switch { 0 => recordings, 1 => recordings[..1], _ => recordings[1..] })
            {
                kills += victim.HasExited ? 0 : 1;
                victim.Kill();
            }

            // The survivor takes over the sending, and then it is killed as well: the next round begins.
            await Task.Delay(random.Next(1_000));
            foreach (Recording survivor in recordings.Where(recording => !recording.HasExited))
            {
                kills++;
                survivor.Kill();
            }

            await Task.WhenAll(recordings.Select(recording => recording.WaitForExitAsync()));
        }

        Array.ForEach(recordings, recording => recording.Start());
        await Task.WhenAll(recordings.Select(recording => recording.WaitForExitAsync()));
        return kills;
    }

    /// <summary>Whether each request with the event, unless it was answered that it was not taken, was followed by a look-up before the next.</summary>
    private static bool IsLookedUpBetween(IReadOnlyList<RecordedRequest> requests, string reference)
    {
        bool isOpen = false;
        foreach (RecordedRequest request in requests)
        {
            if (request.Method == "GET" && request.PathAndQuery.Contains(reference, StringComparison.Ordinal))
            {
                isOpen = false;
            }
            else if (request.Method == "POST" && request.BodyText.Contains(reference, StringComparison.Ordinal))
            {
                if (isOpen)
                {
                    return false;
                }

                isOpen = request.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable);
            }
        }

        return true;
    }

    private SolvimonSandbox CreateSandbox()
    {
        SolvimonSandbox sandbox = new(new SolvimonSandboxOptions { DuplicateEvents = IsIdempotent ? SandboxDuplicateEvents.Mark : SandboxDuplicateEvents.Count });
        sandbox.Seed("customers", """{"reference":"acme","status":"ACTIVE"}""");
        sandbox.Seed("meters", """{"reference":"calls","status":"ACTIVE"}""");
        return sandbox;
    }
}
