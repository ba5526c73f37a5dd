// "Send your first API request", in C#: list customers, create one, fetch it back, activate it.
//
//   dotnet run --project samples/GettingStarted                    against a sandbox that it starts itself
//   SOLVIMON_API_KEY=… dotnet run --project samples/GettingStarted against your Solvimon test environment

using GettingStarted;
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
    await Tutorial.RunAsync(host.Services.GetRequiredService<ISolvimonClient>());
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
