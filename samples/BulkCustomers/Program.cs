// Imports customers from a CSV file: bounded concurrency, nobody twice, and a file that says what became of each row.
//
//   dotnet run --project samples/BulkCustomers -- samples/BulkCustomers/customers.csv                    against a sandbox that it starts itself
//   SOLVIMON_API_KEY=… dotnet run --project samples/BulkCustomers -- samples/BulkCustomers/customers.csv against your Solvimon test environment
//
// Stop it with Ctrl-C and start it again: it goes on where it stopped. Exit codes: 0 all rows are in, 1 some are not, 130 stopped.

using BulkCustomers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Samples;
using Solvimon.Client;

const int Done = 0, Failed = 1, Stopped = 130;

if (ImportOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(ImportOptions.Usage);
    return Failed;
}

try
{
    List<CustomerRow> rows = CustomerFile.Read(options.CustomersPath);
    if (options.IsDryRun)
    {
        return DryRun(rows);
    }

    HostApplicationBuilder builder = Host.CreateApplicationBuilder();
    builder.Logging.ClearProviders(); // log lines would tear the progress bar apart
    ISolvimonBuilder registration = builder.Services.AddSolvimon();
    await using IAsyncDisposable? sandbox = await LocalSandbox.StartUnlessConfiguredAsync(builder.Configuration, registration);
    using IHost host = builder.Build();

    using Interruption interruption = new();
    using ResultsFile results = ResultsFile.Open(options.ResultsPath ?? DefaultResultsPath(host.Services.GetRequiredService<IOptions<SolvimonClientOptions>>().Value, isSandbox: sandbox is not null));
    List<CustomerRow> open = rows.FindAll(row => row.Error is not null || !results.IsDone(row.Reference));
    Console.WriteLine($"{rows.Count} rows, {rows.Count - open.Count} done in an earlier run, {open.Count} to do. Results go to {results.Path}.");

    Importer importer = new(host.Services.GetRequiredService<ISolvimonClient>(), results, options.Concurrency);
    await ProgressDisplay.RunAsync(open.Count, report => importer.RunAsync(open, report, interruption));

    Console.WriteLine(importer.Summary);
    return interruption.IsRequested ? Stopped : importer.HasFailures ? Failed : Done;
}
catch (SolvimonAuthenticationException e)
{
    Console.Error.WriteLine($"Solvimon refused the API key: check that it is complete, not revoked, and belongs to this environment (request {e.RequestId}).");
    return Failed;
}
catch (KeyNotFoundException e)
{
    Console.Error.WriteLine($"{options.CustomersPath} lacks a column: {e.Message}");
    return Failed;
}
catch (Exception e) when (e is SolvimonException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return Failed;
}

static int DryRun(List<CustomerRow> rows)
{
    List<CustomerRow> bad = rows.FindAll(row => row.Error is not null);
    bad.ForEach(row => Console.WriteLine(row.Error));
    Console.WriteLine($"{rows.Count - bad.Count} rows are good, {bad.Count} are bad. Nothing was sent.");
    return bad.Count == 0 ? Done : Failed;
}

// What a sandbox took in is gone with it: a real import must not skip those rows, so it keeps a file of its own.
// What was done in one environment is not done in another, and a new sandbox is empty.
string DefaultResultsPath(SolvimonClientOptions client, bool isSandbox)
{
    string place = isSandbox ? "sandbox" : client.BaseAddress?.Host ?? client.Environment.ToString().ToLowerInvariant();
    string path = Path.ChangeExtension(options.CustomersPath, $".{place}.results.csv");
    if (isSandbox)
    {
        File.Delete(path);
    }

    return path;
}
