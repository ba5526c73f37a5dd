using System.Globalization;
using Solvimon.Client.Testing;
using Solvimon.Client.UsageEvents;

namespace UsageEvents;

/// <summary>Customers who use the API without a pause, in front of a Solvimon that goes away for a while, and of one meter that nobody has made.</summary>
internal static class Demo
{
    private static readonly string[] Customers = ["acme", "shop", "superstore"];

    public static void Configure(WebApplicationBuilder builder, SolvimonSandbox sandbox)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSolvimon(options => (options.ApiKey, options.BaseAddress) = (sandbox.ApiKey, sandbox.InMemoryAddress))
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(sandbox.CreateHandler);

        // A demonstration does not last the minute for which answers are fresh.
        builder.Services.AddSolvimonEntitlements(options => options.FreshFor = TimeSpan.FromSeconds(1));
        foreach (string customer in Customers)
        {
            sandbox.Seed("customers", $$"""{"reference":"{{customer}}","status":"ACTIVE"}""");
            sandbox.SetEntitlements(customer, """{"entitlements":[{"feature_reference":"exports","switch":true},{"feature_reference":"reports","switch":true}]}""");
        }

        sandbox.Seed("meters", """{"reference":"exports","status":"ACTIVE"}""");
    }

    public static async Task<bool> RunAsync(WebApplication app, SolvimonSandbox sandbox)
    {
        IUsageEvents usage = app.Services.GetRequiredService<IUsageEvents>();
        using CancellationTokenSource stop = new();
        using HttpClient http = new() { BaseAddress = new Uri(app.Urls.First()) };
        Traffic traffic = new(http, Customers);
        Task calling = traffic.RunAsync(stop.Token);

        Console.WriteLine("   time  Solvimon  answered  refused  pending  delivered  rejected");
        await WatchAsync(usage, traffic, "is there", TimeSpan.FromSeconds(2));
        sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ConnectionRefused, Times = int.MaxValue });
        await WatchAsync(usage, traffic, "is away", TimeSpan.FromSeconds(3));
        sandbox.Faults.Clear();
        await WatchAsync(usage, traffic, "is there", TimeSpan.FromSeconds(2));
        await stop.CancelAsync();
        await calling;
        await usage.FlushAsync();
        await WatchAsync(usage, traffic, "is there", TimeSpan.Zero);

        Console.WriteLine();
        Console.WriteLine("Reports were rejected, as their meter does not exist. Somebody makes it, and they are sent again:");
        sandbox.Seed("meters", """{"reference":"reports","status":"ACTIVE"}""");
        await usage.Rejected.RetryAsync(new RejectedUsageEventFilter { Meter = "reports" });
        await usage.FlushAsync();
        int checks = sandbox.Requests.Count(request => request.Path.EndsWith("/entitlements", StringComparison.Ordinal));
        Console.WriteLine($"All {traffic.Answered + traffic.Refused} requests were checked for their entitlement; Solvimon was asked {checks} times.");
        return Report(await usage.GetStatisticsAsync(), traffic, sandbox.GetAll("events").Count);
    }

    private static async Task WatchAsync(IUsageEvents usage, Traffic traffic, string solvimon, TimeSpan duration)
    {
        long start = TimeProvider.System.GetTimestamp();
        do
        {
            if (duration > TimeSpan.Zero)
            {
                await Task.Delay(500);
            }

            UsageEventStatistics figures = await usage.GetStatisticsAsync();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{traffic.Elapsed.TotalSeconds,5:0.0} s  {solvimon,-8}  {traffic.Answered,8}  {traffic.Refused,7}  {figures.Pending,7}  {figures.Delivered,9}  {figures.Rejected,8}"));
        }
        while (TimeProvider.System.GetElapsedTime(start) < duration);
    }

    private static bool Report(UsageEventStatistics figures, Traffic traffic, int arrived)
    {
        bool addsUp = figures.Recorded == figures.Delivered + figures.Duplicates + figures.Rejected + figures.Discarded + figures.Pending;
        Console.WriteLine($"{figures.Recorded} recorded = {figures.Delivered} delivered + {figures.Duplicates} duplicates + {figures.Rejected} rejected + {figures.Discarded} discarded + {figures.Pending} pending");
        Console.WriteLine($"{traffic.Answered} requests were answered, {traffic.Refused} refused; Solvimon has {arrived} events.");
        return addsUp && figures.Recorded == traffic.Answered && arrived == traffic.Answered && traffic.Refused == 0;
    }
}
