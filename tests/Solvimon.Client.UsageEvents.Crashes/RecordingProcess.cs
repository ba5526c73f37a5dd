using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Solvimon.Client.Models;

namespace Solvimon.Client.UsageEvents.Crashes;

/// <summary>The process that is killed: it records events, says which are recorded, and sends meanwhile.</summary>
internal static class RecordingProcess
{
    public const string Command = "record";

    private const int Callers = 16;

    /// <summary>How long an event whose outcome is unknown waits: longer than a busy machine takes for a request that was sent already.</summary>
    public static TimeSpan LookUpDelay { get; } = TimeSpan.FromSeconds(1);

    public static string[] Arguments(Uri server, string apiKey, bool isIdempotent, string database, string name, int first, int end) =>
        [Command, server.AbsoluteUri, apiKey, isIdempotent.ToString(), database, name, first.ToString(CultureInfo.InvariantCulture), end.ToString(CultureInfo.InvariantCulture)];

    public static string Reference(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"crash-{name}-{number:D6}");

    public static async Task RunAsync(string[] args)
    {
        (string name, int first, int end) = (args[5], int.Parse(args[6], CultureInfo.InvariantCulture), int.Parse(args[7], CultureInfo.InvariantCulture));
        using IHost host = CreateHost(new Uri(args[1]), args[2], bool.Parse(args[3]), args[4]);
        await host.StartAsync();
        IUsageEvents usage = host.Services.GetRequiredService<IUsageEvents>();
        using StreamWriter output = new(Console.OpenStandardOutput()) { AutoFlush = true };
        await Parallel.ForAsync(first, end, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, token) =>
        {
            UsageEventCreateRequest usageEvent = new() { Reference = Reference(name, number), CustomerReference = "acme", MeterReference = "calls" };
            await usage.RecordAsync(usageEvent, token);
            lock (output)
            {
                output.WriteLine(number);
            }
        });
        await host.StopAsync();
    }

    public static IHost CreateHost(Uri server, string apiKey, bool isIdempotent, string database)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSolvimon(options =>
        {
            (options.ApiKey, options.BaseAddress, options.AllowInsecureLoopback) = (apiKey, server, true);
            options.UsageEventsAreIdempotent = isIdempotent;

            // On a server it also says how long the claims of a process that was killed hold.
            options.Timeout = TimeSpan.FromSeconds(2);
        });
        ISolvimonUsageEventsBuilder usageEvents = builder.Services.AddSolvimonUsageEvents(options => options.LookUpDelay = LookUpDelay);
        _ = database.StartsWith("Host=", StringComparison.Ordinal) ? usageEvents.UsePostgreSql(database) : usageEvents.UseSqlite($"Data Source={database}");
        return builder.Build();
    }
}
