using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client;
using Solvimon.Client.Models;

// Each way in a method of its own, so that the runtime loads nothing for the other.
List<Customer> customers = args[1] == "client" ? await ListWithClientAsync(args[0]) : await ListWithRegistrationAsync(args[0]);

long doneAt = Stopwatch.GetTimestamp();
Console.WriteLine(customers.Count == 10 ? doneAt : 0);

static async Task<List<Customer>> ListWithClientAsync(string server)
{
    using SolvimonClient solvimon = new(new SolvimonClientOptions { ApiKey = "benchmark-key", BaseAddress = new Uri(server), AllowInsecureLoopback = true });
    return await solvimon.Customers.List().PageSize(10).ToListAsync();
}

static async Task<List<Customer>> ListWithRegistrationAsync(string server)
{
    ServiceCollection services = new();
    services.AddSolvimon(options =>
    {
        options.ApiKey = "benchmark-key";
        options.BaseAddress = new Uri(server);
        options.AllowInsecureLoopback = true;
    });
    using ServiceProvider provider = services.BuildServiceProvider();
    return await provider.GetRequiredService<ISolvimonClient>().Customers.List().PageSize(10).ToListAsync();
}
