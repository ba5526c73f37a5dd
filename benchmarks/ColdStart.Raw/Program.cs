using System.Diagnostics;
using Solvimon.Client.Benchmarks.Raw;

using HttpClient http = new() { BaseAddress = new Uri(args[0]) };
http.DefaultRequestHeaders.Add("X-API-KEY", "benchmark-key");
RawPage<RawCustomer> page = await new RawCustomers(http).ListAsync(10);

long doneAt = Stopwatch.GetTimestamp();
Console.WriteLine(page.Data!.Count == 10 ? doneAt : 0);
