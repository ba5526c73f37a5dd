// Receives Solvimon's webhooks, keeps them in a SQLite inbox, and prints them.
//
//   dotnet run --project samples/WebhookReceiver                    listens; the secret is taken from Solvimon:WebhookSecret
//   dotnet run --project samples/WebhookReceiver -- --demo          receives the webhooks of a sandbox and ends; needs no network
using System.Security.Cryptography;
using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;
using WebhookReceiver;

bool isDemo = args.Contains("--demo");
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);

string? secret = isDemo ? Convert.ToHexString(RandomNumberGenerator.GetBytes(24)) : builder.Configuration["Solvimon:WebhookSecret"];
if (string.IsNullOrWhiteSpace(secret))
{
    Console.Error.WriteLine("Set the webhook's secret (environment variable Solvimon__WebhookSecret), or try --demo.");
    return 1;
}

if (isDemo)
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}

string database = isDemo ? Path.Combine(Path.GetTempPath(), $"webhooks-{Guid.NewGuid():N}.db") : "webhooks.db";
EventPrinter printer = new(Console.Out);
builder.Services.AddSingleton(printer);
builder.Services.AddSolvimonWebhooks(options => options.Secrets.Add(secret))
    .UseSqliteInbox($"Data Source={database}")
    .On<Customer>(WebhookEventTypes.Customer.Created, (e, _) => printer.PrintAsync($"a new customer: {e.Data.Reference} ({e.Data.Status})"))
    .On(WebhookEventTypes.Any, (e, _) => printer.PrintAsync($"{e.Type} of {e.CreatedAt:u} ({e.Environment})"));

WebApplication app = builder.Build();
app.MapSolvimonWebhooks("/webhooks/solvimon");
await app.StartAsync();
Console.WriteLine($"Listening on {app.Urls.First()}/webhooks/solvimon");

if (!isDemo)
{
    await app.WaitForShutdownAsync();
    return 0;
}

try
{
    return await Demo.RunAsync(new Uri(new Uri(app.Urls.First()), "/webhooks/solvimon"), secret, printer) ? 0 : 1;
}
finally
{
    await app.StopAsync();
    await app.DisposeAsync();
    Array.ForEach(Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*"), File.Delete);
}
