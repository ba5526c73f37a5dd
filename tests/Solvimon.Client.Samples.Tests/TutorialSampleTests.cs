using Solvimon.Client.Testing;

namespace Solvimon.Client.Samples.Tests;

[Collection("Samples")]
public sealed class TutorialSampleTests
{
    [Theory]
    [InlineData("GettingStarted", "5. List customers again.", "superstore-001  ACTIVE")]
    [InlineData("FirstInvoice", "11. Usage event", "12. Invoice")]
    public async Task It_runs_without_a_key_and_without_a_network(string sample, params string[] lines)
    {
        SampleRun run = await SampleProcess.RunAsync(sample, server: null, apiKey: null);

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().ContainAll(lines);
    }

    [Theory]
    [InlineData("GettingStarted", 1)]
    [InlineData("FirstInvoice", 2)]
    public async Task It_runs_a_second_time_in_the_same_account(string sample, int customers)
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartInsecureAsync();

        for (int i = 0; i < 2; i++)
        {
            SampleRun run = await SampleProcess.RunAsync(sample, server, sandbox.ApiKey);
            run.ExitCode.Should().Be(0, run.Error);
        }

        sandbox.GetAll("customers").Should().HaveCount(customers);
    }

    [Theory]
    [InlineData("GettingStarted")]
    [InlineData("FirstInvoice")]
    public async Task It_says_in_one_sentence_that_the_key_is_wrong(string sample)
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartInsecureAsync();

        SampleRun run = await SampleProcess.RunAsync(sample, server, "wrong-key");

        run.ExitCode.Should().Be(1);
        run.Error.TrimEnd().Should().StartWith("Solvimon refused the API key").And.EndWith(").").And.NotContain("\n");
    }

    [Fact]
    public async Task First_invoice_leaves_every_step_ready_for_billing()
    {
        await using SolvimonSandbox sandbox = new();
        SolvimonSandboxServer server = await sandbox.StartInsecureAsync();

        SampleRun run = await SampleProcess.RunAsync("FirstInvoice", server, sandbox.ApiKey);

        run.ExitCode.Should().Be(0, run.Error);
        string[] active = ["meter-values", "meters", "products", "product-items", "pricing-plan-versions", "customers", "pricing-plan-subscriptions"];
        active.Should().OnlyContain(family => sandbox.GetAll(family).Single().Contains("\"status\":\"ACTIVE\"", StringComparison.Ordinal));
        string[] made = ["meter-value-calculations", "product-categories", "pricing-plans", "pricing-plan-schedules", "billing-entities", "events", "invoices"];
        made.Should().OnlyContain(family => sandbox.GetAll(family).Count == 1);
    }
}
