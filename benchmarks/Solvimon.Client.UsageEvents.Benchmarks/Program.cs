// What the outbox costs on SQLite, each figure beside a yardstick from the same run.
//
//   dotnet run -c Release --project benchmarks/Solvimon.Client.UsageEvents.Benchmarks
using Solvimon.Client.UsageEvents.Benchmarks;

Table table = new();
await RecordingBenchmark.RunAsync(table);
await DeliveryBenchmark.RunAsync(table);
await ClaimBenchmark.RunAsync(table);
return table.AllMet ? 0 : 1;
