using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class InvoiceTests
{
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Fact]
    public async Task The_first_one_is_open_and_has_no_amounts()
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("invoices", """{"id":"invo_other","pricing_plan_subscription_ids":["ppsu_other"]}""");

        Answer made = await Shop.SubscribeAsync(client, """, "billing_currency":"EUR" """);

        JsonNode invoice = made.Json["invoice"]!;
        invoice["status"]!.ToString().Should().Be("OPEN");
        invoice["type"]!.ToString().Should().Be("STANDARD");
        invoice["payment_status"]!.ToString().Should().Be("UNPAID");
        invoice["customer_id"]!.ToString().Should().Be("cust_1");
        invoice["billing_currency"]!.ToString().Should().Be("EUR");
        invoice["invoice_amount_including_tax"].Should().BeNull();
        Answer found = await client.GetAsync($"/v1/invoices?pricing_plan_subscription_id={made.Json["pricing_plan_subscription"]!["id"]}");
        found.Json["data"]!.AsArray().Select(one => one!["id"]!.ToString()).Should().Equal(invoice["id"]!.ToString());
    }

    [Theory]
    [InlineData("AUTHORIZED", "FINAL", "true", "PAID")]
    [InlineData("REFUSED", "OPEN", "false", "UNPAID")]
    public async Task A_first_payment_pays_it_when_it_succeeds(string result, string status, string paid, string paymentStatus)
    {
        await using SandboxClient client = Shop.Open();

        Answer made = await Shop.SubscribeAsync(
            client, more: $$""","first_payment":{"external_reference":"psp-1","amount":{"quantity":"9.99","currency":"EUR"},"result":"{{result}}"}""");

        JsonNode invoice = made.Json["invoice"]!;
        invoice["status"]!.ToString().Should().Be(status);
        invoice["paid"]!.ToString().Should().Be(paid);
        invoice["payment_status"]!.ToString().Should().Be(paymentStatus);
        made.Json["first_payment"]!["invoice_id"]!.ToString().Should().Be(invoice["id"]!.ToString());
        (await client.GetAsync($"/v1/payments?invoice_id={invoice["id"]}")).Json["data"]![0]!["external_reference"]!.ToString().Should().Be("psp-1");
    }

    [Fact]
    public async Task It_becomes_a_draft_when_its_period_ends_and_final_8_hours_later()
    {
        (SandboxClient client, ManualClock clock, string id) = await OpenAsync();
        await using SandboxClient _ = client;

        clock.Advance(TimeSpan.FromDays(30));
        (await StatusAsync()).Should().Be("OPEN");
        clock.Advance(TimeSpan.FromDays(1));
        (await StatusAsync()).Should().Be("DRAFT");
        clock.Advance(TimeSpan.FromHours(7.9));
        (await StatusAsync()).Should().Be("DRAFT");
        clock.Advance(TimeSpan.FromHours(0.2));

        Answer final = await client.GetAsync("/v1/invoices/" + id);
        final["status"].Should().Be("FINAL");
        final["invoice_number"].Should().Be("INV-1");
        final["invoice_date"].Should().Be("2026-02-01T00:00:00Z");
        final["updated_to_final_at"].Should().Be("2026-02-01T08:00:00Z");

        async Task<string?> StatusAsync() => (await client.GetAsync("/v1/invoices/" + id))["status"];
    }

    [Fact]
    public async Task A_leap_of_the_clock_passes_through_all_statuses()
    {
        (SandboxClient client, ManualClock clock, string id) = await OpenAsync();
        await using SandboxClient _ = client;
        WebhookReceiver receiver = new();
        client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);

        clock.Advance(TimeSpan.FromDays(400));
        await client.Sandbox.WaitForWebhooksAsync();

        receiver.Types.Should().Equal("INVOICE.UPDATED", "INVOICE.STATUS_TO_DRAFT", "INVOICE.UPDATED", "INVOICE.STATUS_TO_FINAL");
        receiver.Received[^1].Json["created_at"]!.ToString().Should().Be("2026-02-01T08:00:00Z");
        (await client.GetAsync("/v1/invoices/" + id))["updated_at"].Should().Be("2026-02-01T08:00:00Z");
    }

    [Fact]
    public async Task On_hold_it_stays_and_is_final_8_hours_after_that_ends()
    {
        (SandboxClient client, ManualClock clock, string id) = await OpenAsync();
        await using SandboxClient _ = client;
        clock.Advance(TimeSpan.FromDays(31));
        await PatchAsync("""{"on_hold":true}""");
        clock.Advance(TimeSpan.FromDays(10));
        (await PatchAsync("""{"notes":["still here"]}"""))["status"].Should().Be("DRAFT");

        await PatchAsync("""{"on_hold":false}""");
        clock.Advance(TimeSpan.FromHours(7));
        (await PatchAsync("""{"notes":["nearly"]}"""))["status"].Should().Be("DRAFT");
        clock.Advance(TimeSpan.FromHours(1));
        (await client.GetAsync("/v1/invoices/" + id))["status"].Should().Be("FINAL");

        Task<Answer> PatchAsync(string body) => client.SendAsync(HttpMethod.Patch, "/v1/invoices/" + id, body);
    }

    [Fact]
    public async Task A_final_one_is_not_changed()
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("invoices", """{"id":"invo_1","status":"FINAL"}""");

        (await client.SendAsync(HttpMethod.Patch, "/v1/invoices/invo_1", """{"notes":["late"]}""")).ShouldBeError(BadRequest, "INVALID_OPERATION", "notes");
        (await client.SendAsync(HttpMethod.Patch, "/v1/invoices/invo_1", """{"status":"DRAFT"}""")).ShouldBeError(BadRequest, "INVALID_OPERATION");
        (await client.PostAsync("/v1/invoices/invo_1/archive", "{}"))["status"].Should().Be("ARCHIVED");
    }

    [Fact]
    public async Task Its_PDF_is_one()
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("invoices", """{"id":"invo_1","invoice_number":"A(1)"}""");

        using HttpResponseMessage response = await client.Http.GetAsync("/v1/invoices/invo_1/pdf");

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        string pdf = Encoding.ASCII.GetString(await response.Content.ReadAsByteArrayAsync());
        pdf.Should().StartWith("%PDF-1.7").And.EndWith("%%EOF\n").And.Contain("""A\(1\)""");
        int table = int.Parse(pdf.Split("startxref\n")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        pdf[table..].Should().StartWith("xref\n0 6\n");
        for (int i = 1; i <= 5; i++)
        {
            int offset = int.Parse(pdf[table..].Split('\n')[i + 2][..10], System.Globalization.CultureInfo.InvariantCulture);
            pdf[offset..].Should().StartWith($"{i} 0 obj\n");
        }

        (await client.GetAsync("/v1/invoices/invo_9/pdf")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("include_periods=true", true, false)]
    [InlineData("include_lines=true", true, true)]
    public async Task Lists_show_periods_and_lines_on_demand(string query, bool hasPeriods, bool hasLines)
    {
        await using SandboxClient client = Shop.Open();
        client.Sandbox.Seed("invoices", """{"periods":[{"groups":[{"lines":[{"description":"call"}]}]}]}""");

        JsonNode listed = (await client.GetAsync("/v1/invoices?" + query)).Json["data"]![0]!;
        JsonNode searched = (await client.PostAsync("/v1/invoices/search?" + query, "{}")).Json["data"]![0]!;

        foreach (JsonNode invoice in new[] { listed, searched })
        {
            (invoice["periods"] is not null).Should().Be(hasPeriods);
            (invoice["periods"]?[0]!["groups"]![0]!["lines"] is not null).Should().Be(hasLines);
        }
    }

    private static async Task<(SandboxClient Client, ManualClock Clock, string Id)> OpenAsync()
    {
        ManualClock clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        SandboxClient client = Shop.Open(new SolvimonSandboxOptions { TimeProvider = clock });
        return (client, clock, (await Shop.SubscribeAsync(client)).Json["invoice"]!["id"]!.ToString());
    }
}
