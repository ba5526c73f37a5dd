// An API that bills each request: it asks whether the customer may, and records one usage event.
//
//   dotnet run --project samples/UsageEvents                with SOLVIMON_API_KEY, a key of your test environment
//   dotnet run --project samples/UsageEvents -- --demo      against a sandbox that goes away for a while; needs no network
using Solvimon.Client.Entitlements;
using Solvimon.Client.Testing;
using UsageEvents;

bool isDemo = args.Contains("--demo");
await using SolvimonSandbox sandbox = new();
string folder = isDemo ? Directory.CreateTempSubdirectory("usage-").FullName : Environment.CurrentDirectory;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSolvimonUsageEvents().UseSqlite($"Data Source={Path.Combine(folder, "usage.db")}");
builder.Services.AddHealthChecks().AddSolvimonUsageEventsHealthCheck();

// Who is known goes by the last answer for a day; of who is not, nobody is turned away.
builder.Services.AddSolvimonEntitlements(options => (options.WhenUnavailable, options.WhenNothingCached) = (EntitlementFallback.UseStale, EntitlementFallback.Allow));
builder.Services.AddSingleton<BilledAction>();
if (isDemo)
{
    Demo.Configure(builder, sandbox);
}
else
{
    builder.Services.AddSolvimon();
}

WebApplication app = builder.Build();
app.MapPost("/customers/{customer}/exports", (string customer, BilledAction action, CancellationToken cancellationToken) => action.RunAsync(customer, "exports", cancellationToken));
app.MapPost("/customers/{customer}/reports", (string customer, BilledAction action, CancellationToken cancellationToken) => action.RunAsync(customer, "reports", cancellationToken));
app.MapHealthChecks("/health");

if (!isDemo)
{
    await app.RunAsync();
    return 0;
}

await app.StartAsync();
bool isGood = await Demo.RunAsync(app, sandbox);
await app.StopAsync();
await app.DisposeAsync();
Directory.Delete(folder, recursive: true);
return isGood ? 0 : 1;
