using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Solvimon.Client.UsageEvents.Benchmarks;

/// <summary>Events recorded by 64 callers, against raw inserts of 64 rows a transaction; and what a single call takes.</summary>
internal static class RecordingBenchmark
{
    private const int Callers = 64;
    private const int EventsARound = 4_096;
    private const int Rounds = 7;

    public static async Task RunAsync(Table table)
    {
        await using Outbox outbox = new();
        using RawTable raw = new();
        await RecordAsync(outbox);
        raw.Insert(EventsARound, Callers);
        List<double> recorded = [];
        List<double> inserted = [];
        for (int round = 0; round < Rounds; round++)
        {
            recorded.Add(EventsARound / (await TimeAsync(() => RecordAsync(outbox))).TotalSeconds);
            inserted.Add(EventsARound / (await TimeAsync(() => Task.Run(() => raw.Insert(EventsARound, Callers)))).TotalSeconds);
        }

        table.Print(
            "`RecordAsync` from 64 callers, against raw inserts of 64 rows a transaction",
            $"{Rate(Table.Median(recorded))} events/s",
            $"{Rate(Table.Median(inserted))} rows/s",
            Table.Median(recorded.Zip(inserted, (own, yardstick) => own / yardstick)),
            atLeast: 0.5);

        List<double> waits = [];
        List<double> tries = [];
        for (int i = 0; i < 1_000; i++)
        {
            waits.Add((await TimeAsync(() => outbox.Usage.RecordAsync(Outbox.Event()))).TotalMilliseconds);
            long start = Stopwatch.GetTimestamp();
            outbox.Usage.TryRecord(Outbox.Event());
            tries.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        table.Print("one `RecordAsync`, p50 and p99", Percentiles(waits));
        table.Print("one `TryRecord`, p50 and p99", Percentiles(tries));
    }

    private static Task RecordAsync(Outbox outbox) => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
    {
        for (int i = 0; i < EventsARound / Callers; i++)
        {
            await outbox.Usage.RecordAsync(Outbox.Event());
        }
    })));

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        long start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static string Rate(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percentiles(List<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:0.000} ms, {sorted[sorted.Length * 99 / 100]:0.000} ms");
    }

    /// <summary>What one would write by hand: one table, one prepared statement, the same durability.</summary>
    private sealed class RawTable : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("raw-").FullName;
        private readonly SqliteConnection _connection;
        private readonly byte[] _content = new byte[220];

        public RawTable()
        {
            _connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "raw.db")};Pooling=False");
            _connection.Open();
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, content BLOB NOT NULL);";
            command.ExecuteNonQuery();
        }

        public void Insert(int count, int rowsATransaction)
        {
            for (int done = 0; done < count; done += rowsATransaction)
            {
                using SqliteTransaction transaction = _connection.BeginTransaction();
                using SqliteCommand command = _connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "INSERT INTO events (reference, content) VALUES ($reference, $content)";
                SqliteParameter reference = command.Parameters.Add("$reference", SqliteType.Text);
                command.Parameters.AddWithValue("$content", _content);
                for (int i = 0; i < rowsATransaction; i++)
                {
                    reference.Value = Guid.CreateVersion7().ToString();
                    command.ExecuteNonQuery();
                }

                transaction.Commit();
            }
        }

        public void Dispose()
        {
            _connection.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
