// How long a check takes under load: 64 callers, 1,000 customers, 10 seconds each.
//
//   dotnet run -c Release --project benchmarks/Solvimon.Client.Entitlements.Benchmarks
using Solvimon.Client.Entitlements;
using Solvimon.Client.Entitlements.Benchmarks;

Console.WriteLine("| Solvimon | Answers are | Fallback | p50 | p99 | p99.9 | longest | checks/s | requests to Solvimon |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
await using Server server = await Server.StartAsync();
await RunAsync("is not needed", TimeSpan.Zero, EntitlementFallback.Throw);
await RunAsync("does not answer", TimeSpan.FromMinutes(5), EntitlementFallback.Throw);
await RunAsync("does not answer", TimeSpan.FromMinutes(15), EntitlementFallback.UseStale);
await RunAsync("does not answer", null, EntitlementFallback.Deny);
await server.StopAsync();
await RunAsync("refuses connections", TimeSpan.FromMinutes(5), EntitlementFallback.Throw);
await RunAsync("refuses connections", TimeSpan.FromMinutes(15), EntitlementFallback.UseStale);
await RunAsync("refuses connections", null, EntitlementFallback.Deny);

async Task RunAsync(string solvimon, TimeSpan? age, EntitlementFallback fallback)
{
    await using Product product = new(server.Address, fallback);
    if (age is { } old)
    {
        await product.FillAsync(old);
    }

    Console.WriteLine($"| {solvimon} | {(age is null ? "none" : age == TimeSpan.Zero ? "fresh" : $"{age.Value.TotalMinutes:0} min old")} | {fallback} | {await Load.RunAsync(product)} |");
}
