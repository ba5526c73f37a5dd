// From nothing to the first invoice, in C#: what is measured, what it costs, who pays, and what the customer used.
//
//   dotnet run --project samples/FirstInvoice                    against a sandbox that it starts itself
//   SOLVIMON_API_KEY=… dotnet run --project samples/FirstInvoice against your Solvimon test environment
//
// Every run names what it creates after itself, so that a second run in the same account does not clash with the first.

using FirstInvoice;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Samples;
using Solvimon.Client;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
ISolvimonBuilder registration = builder.Services.AddSolvimon();
await using IAsyncDisposable? sandbox = await LocalSandbox.StartUnlessConfiguredAsync(builder.Configuration, registration);
using IHost host = builder.Build();

try
{
    string runId = $"{DateTimeOffset.UtcNow:yyyyMMddHHmmss}-{Guid.NewGuid().ToString("N")[..4]}";
    await new Walkthrough(host.Services.GetRequiredService<ISolvimonClient>(), runId).RunAsync();
    return 0;
}
catch (SolvimonAuthenticationException e)
{
    Console.Error.WriteLine($"Solvimon refused the API key: check that it is complete, not revoked, and belongs to this environment (request {e.RequestId}).");
    return 1;
}
catch (SolvimonException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
