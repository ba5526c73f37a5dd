using System.Net;
using System.Text.Json;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Samples.Tests;

[Collection("Samples")]
public sealed class BulkCustomersTests : IAsyncLifetime
{
    private const int Customers = 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bulk-customers");
    private readonly SolvimonSandbox _sandbox = new();
    private SolvimonSandboxServer _server = null!;

    private string CustomersPath => Path.Combine(_folder.FullName, "customers.csv");

    private string ResultsPath => Path.Combine(_folder.FullName, "results.csv");

    public async ValueTask InitializeAsync()
    {
        File.Copy(SampleProcess.FileOf("BulkCustomers", "customers.csv"), CustomersPath);
        _server = await _sandbox.StartInsecureAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_runs_without_a_key_and_without_a_network()
    {
        SampleRun run = await SampleProcess.RunAsync("BulkCustomers", server: null, apiKey: null, CustomersPath);

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain("50 created, 0 replayed, 0 exists, 0 failed");
        File.Exists(Path.ChangeExtension(CustomersPath, ".sandbox.results.csv")).Should().BeTrue();
    }

    [Fact]
    public async Task Dry_run_sends_nothing_and_leaves_no_results()
    {
        SampleRun run = await RunAsync("--dry-run");

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain("50 rows are good, 0 are bad. Nothing was sent.");
        _sandbox.Requests.Should().BeEmpty();
        File.Exists(ResultsPath).Should().BeFalse();
    }

    [Fact]
    public async Task Bad_rows_are_reported_and_the_rest_goes_on()
    {
        File.WriteAllText(CustomersPath, """
            reference,type,legal_name,first_name,last_name,email,country
            good-1,ORGANIZATION,"Good, Inc.",,,a@example.com,US
            ,ORGANIZATION,Nameless,,,a@example.com,US
            has space,ORGANIZATION,Space,,,a@example.com,US
            bad-type,COMPANY,Type,,,a@example.com,US
            bad-mail,ORGANIZATION,Mail,,,nobody,US
            bad-country,ORGANIZATION,Country,,,a@example.com,usa
            no-name,INDIVIDUAL,,Ada,,a@example.com,US
            good-1,ORGANIZATION,Again,,,a@example.com,US
            short,ORGANIZATION
            good-2,INDIVIDUAL,,Ada,Winter,a@example.com,US

            """);
        _sandbox.Seed("customers", """{"id":"cust_there","reference":"good-2","type":"INDIVIDUAL"}""");

        SampleRun run = await RunAsync();

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Should().Contain("1 created, 0 replayed, 1 exists, 8 failed").And.Contain("line 3: the reference is missing");
        File.ReadAllLines(ResultsPath).Should().HaveCount(11)
            .And.Contain(line => line.StartsWith("good-2,cust_there,exists,", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("bad-type,,failed,", StringComparison.Ordinal));
        References().Should().BeEquivalentTo("good-1", "good-2");
    }

    [Fact]
    public async Task Interrupted_and_started_again_it_creates_everyone_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send to one process.");

        // The 13th to the 16th customer are created, but the answers do not come: Ctrl-C cannot wait for them.
        _sandbox.Faults
            .Add(new SandboxFault { Kind = SandboxFaultKind.Delay, Delay = TimeSpan.FromMinutes(1), AfterCommit = true, FirstCall = 13, Times = 4 })
            .DelayNext(TimeSpan.FromMilliseconds(50), times: int.MaxValue);
        SampleRun first;
        using (SampleProcess process = SampleProcess.Start("BulkCustomers", _server, _sandbox.ApiKey, CustomersPath, "--results", ResultsPath, "--concurrency", "4"))
        {
            await Eventually.HoldsAsync(() => References().Count == 16);
            process.Interrupt();
            first = await process.WaitAsync();
        }

        first.ExitCode.Should().Be(130, first.Error);
        first.Output.Should().Contain("12 created, 0 replayed, 0 exists, 0 failed");
        File.AppendAllText(ResultsPath, "half-a-li"); // as if it had been killed while it wrote

        _sandbox.Faults.Clear();
        SampleRun second = await RunAsync();

        second.ExitCode.Should().Be(0, second.Error);
        second.Output.Should().Contain("50 rows, 12 done in an earlier run, 38 to do.").And.Contain("34 created, 4 replayed, 0 exists, 0 failed");
        References().Should().HaveCount(Customers).And.OnlyHaveUniqueItems();
        File.ReadAllLines(ResultsPath).Should().HaveCount(1 + Customers).And.OnlyHaveUniqueItems().And.NotContain(line => line.Contains("half"));

        SampleRun third = await RunAsync();
        third.ExitCode.Should().Be(0, third.Error);
        third.Output.Should().Contain("0 to do");
    }

    [Fact]
    public async Task A_row_whose_line_was_cut_off_is_done_again()
    {
        await RunAsync();
        byte[] complete = await File.ReadAllBytesAsync(ResultsPath);
        await File.WriteAllBytesAsync(ResultsPath, complete[..^2]);

        SampleRun second = await RunAsync();

        second.ExitCode.Should().Be(0, second.Error);
        second.Output.Should().Contain("50 rows, 49 done in an earlier run, 1 to do.").And.Contain("0 created, 1 replayed, 0 exists, 0 failed");
        File.ReadAllLines(ResultsPath).Should().HaveCount(1 + Customers).And.OnlyHaveUniqueItems();
        References().Should().HaveCount(Customers).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_the_retries_cannot_mend_is_done_by_the_next_run()
    {
        _sandbox.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.Status,
            StatusCode = HttpStatusCode.Forbidden,
            Times = 5,
        });

        SampleRun first = await RunAsync();
        SampleRun second = await RunAsync();

        first.ExitCode.Should().Be(1, first.Error);
        first.Output.Should().Contain("45 created, 0 replayed, 0 exists, 5 failed");
        second.ExitCode.Should().Be(0, second.Error);
        second.Output.Should().Contain("5 created, 0 replayed, 0 exists, 0 failed");
        References().Should().HaveCount(Customers).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_wrong_key_stops_the_import_in_one_sentence()
    {
        SampleRun run = await SampleProcess.RunAsync("BulkCustomers", _server, "wrong-key", CustomersPath, "--results", ResultsPath);

        run.ExitCode.Should().Be(1);
        run.Error.TrimEnd().Should().StartWith("Solvimon refused the API key").And.NotContain("\n");
    }

    [Theory]
    [InlineData("Usage: BulkCustomers")]
    [InlineData("Usage: BulkCustomers", "customers.csv", "--concurrency", "0")]
    [InlineData("Could not find file", "nobody.csv")]
    public async Task A_wrong_command_line_is_told(string message, params string[] arguments)
    {
        SampleRun run = await SampleProcess.RunAsync("BulkCustomers", _server, _sandbox.ApiKey, arguments);

        run.ExitCode.Should().Be(1);
        run.Error.TrimEnd().Should().StartWith(message).And.NotContain("\n");
    }

    private Task<SampleRun> RunAsync(params string[] arguments) =>
        SampleProcess.RunAsync("BulkCustomers", _server, _sandbox.ApiKey, [CustomersPath, "--results", ResultsPath, .. arguments]);

    private List<string> References() =>
        [.. _sandbox.GetAll("customers").Select(json => JsonDocument.Parse(json).RootElement.GetProperty("reference").GetString()!)];
}
