using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Benchmarks.Raw;

ServiceCollection services = new();
services.AddHttpClient("solvimon", http =>
{
    http.BaseAddress = new Uri(args[0]);
    http.DefaultRequestHeaders.Add("X-API-KEY", "benchmark-key");
});
using ServiceProvider provider = services.BuildServiceProvider();
HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("solvimon");
RawPage<RawCustomer> page = await new RawCustomers(http).ListAsync(10);

long doneAt = Stopwatch.GetTimestamp();
Console.WriteLine(page.Data!.Count == 10 ? doneAt : 0);
