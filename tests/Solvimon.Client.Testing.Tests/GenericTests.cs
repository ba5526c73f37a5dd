using System.Net;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>What the description alone makes the sandbox do.</summary>
public sealed class GenericTests
{
    [Fact]
    public async Task A_list_may_have_no_page()
    {
        await using var client = SandboxClient.OpenSmall();
        for (var i = 0; i < 12; i++)
        {
            client.Sandbox.Seed("meters", $$"""{"id":"metr_{{i}}"}""");
        }

        var list = await client.GetAsync("/v1/meters?limit=3");

        list.Json.AsObject().Select(member => member.Key).Should().Equal("data");
        list.Json["data"]!.AsArray().Should().HaveCount(12);
    }

    [Fact]
    public async Task A_list_may_be_a_bare_array()
    {
        await using var client = SandboxClient.OpenSmall();
        await client.CreateAsync("/v1/teams", """{"name":"one"}""");

        var list = await client.GetAsync("/v1/teams");

        list.Json.AsArray().Should().ContainSingle();
        list.Text.Should().MatchRegex("""^\[\{"object_type":"GROUP","id":"grp_[A-Za-z0-9]{20}","name":"one"\}\]$""");
    }

    [Theory]
    [InlineData("", "c,b,a")]
    [InlineData("statuses[]=OPEN", "c,a")]
    [InlineData("statuses%5B%5D=OPEN&statuses%5B%5D=FINAL", "c,b,a")]
    [InlineData("paid=true", "b")]
    [InlineData("paid=false", "c,a")]
    [InlineData("due_year=2026", "a")]
    [InlineData("invoice_date=[2026-01-01T00:00:00Z,2026-02-01T00:00:00Z]", "b,a")]
    [InlineData("invoice_date=[2026-01-01T00:00:00Z,2026-01-31T00:00:00%2B01:00]&paid=true", "b")]
    public async Task Filters_of_every_type(string query, string expected)
    {
        await using var client = SandboxClient.OpenSmall();
        client.Sandbox.Seed("invoices", """{"reference":"a","status":"OPEN","invoice_date":"2026-01-01T00:00:00Z","due_year":2026}""");
        client.Sandbox.Seed("invoices", """{"reference":"b","status":"FINAL","paid":true,"invoice_date":"2026-01-20T00:00:00Z","due_year":2027}""");
        client.Sandbox.Seed("invoices", """{"reference":"c","status":"OPEN","paid":false,"invoice_date":"2026-03-01T00:00:00Z"}""");

        var list = await client.GetAsync("/v1/invoices?" + query);

        string.Join(",", list.References()).Should().Be(expected);
    }

    [Theory]
    [InlineData("invoice_date=2026-01-01T00:00:00Z")]
    [InlineData("invoice_date=[a,b]")]
    [InlineData("invoice_date=[2026-01-01T00:00:00Z]")]
    public async Task A_range_needs_two_ends(string query)
    {
        await using var client = SandboxClient.OpenSmall();

        (await client.GetAsync("/v1/invoices?" + query)).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", "invoice_date");
    }

    [Theory]
    [InlineData("""{"due_year":"2026"}""", "due_year")]
    [InlineData("""{"due_year":2026.5}""", "due_year")]
    [InlineData("""{"rate":"1"}""", "rate")]
    [InlineData("""{"labels":[]}""", "labels")]
    [InlineData("""{"labels":{"a":1,"b":"2"}}""", "labels.b")]
    [InlineData("""{"parent":{"parent":{"paid":"no"}}}""", "parent.parent.paid")]
    public async Task Types_of_every_kind_are_checked(string body, string field)
    {
        await using var client = SandboxClient.OpenSmall();

        (await client.PostAsync("/v1/invoices", body)).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_FIELD", field);
        (await client.PostAsync("/v1/invoices", """{"due_year":2026,"rate":1.50,"labels":{"a":1},"parent":{"parent":null}}""")).Status
            .Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Parts_of_a_list_are_expanded()
    {
        await using var client = SandboxClient.OpenSmall();
        client.Sandbox.Seed("meter-values", """{"id":"metv_1","reference":"calls"}""");
        client.Sandbox.Seed("meters", """{"id":"metr_1","meter_values":[{"id":"metv_1"},{"id":"metv_9"}]}""");

        var meter = await client.GetAsync("/v1/meters/metr_1?expand[]=meter_values");

        meter.Json["meter_values"]![0]!["object"]!["reference"]!.ToString().Should().Be("calls");
        meter.Json["meter_values"]![1]!["object"].Should().BeNull();
    }

    [Fact]
    public async Task A_status_without_verbs_is_moved_by_updates()
    {
        await using var client = SandboxClient.OpenSmall();
        await client.CreateAsync("/v1/meters", """{"reference":"calls"}""");

        foreach (var status in new[] { "ACTIVE", "DRAFT" })
        {
            (await client.SendAsync(HttpMethod.Patch, "/v1/meters/calls", $$"""{"status":"{{status}}"}"""))["status"].Should().Be(status);
        }
    }

    [Fact]
    public async Task A_path_that_takes_ids_takes_no_references()
    {
        await using var client = SandboxClient.OpenSmall();
        client.Sandbox.Seed("pricing-plan-subscriptions", """{"id":"sub_1","reference":"plan"}""");

        (await client.GetAsync("/v1/pricing-plan-subscriptions/sub_1")).Status.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync("/v1/pricing-plan-subscriptions/plan")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_not_modeled_is_refused_until_a_test_answers_it()
    {
        await using var client = SandboxClient.OpenSmall();
        (await client.GetAsync("/v1/invoices/inv_1/pdf")).ShouldBeError(HttpStatusCode.NotFound, "RESOURCE_NOT_FOUND");

        client.Sandbox.SetAnswer(HttpMethod.Get, "/v1/invoices/inv_1/pdf", new SandboxAnswer("%PDF") { ContentType = "application/pdf" });

        var pdf = await client.GetAsync("/v1/invoices/inv_1/pdf");
        pdf.Text.Should().Be("%PDF");
        pdf.ContentType.Should().Be("application/pdf");
        client.Sandbox.Invoking(sandbox => sandbox.SetAnswer(HttpMethod.Get, "/v1/nowhere", new SandboxAnswer("")))
            .Should().Throw<ArgumentException>();
        client.Sandbox.Reset();
        (await client.GetAsync("/v1/invoices/inv_1/pdf")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_query_that_is_required_is_missed()
    {
        await using var client = SandboxClient.OpenSmall();

        (await client.GetAsync("/v1/invoices/inv_1/download")).ShouldBeError(HttpStatusCode.BadRequest, "MISSING_FIELD", "format");
    }

    [Fact]
    public async Task Authentication_endpoints_need_no_key()
    {
        await using var client = SandboxClient.OpenSmall();
        client.Http.DefaultRequestHeaders.Remove("X-API-KEY");
        client.Sandbox.SetAnswer(HttpMethod.Post, "/v1/oauth/token", new SandboxAnswer("""{"access_token":"t"}"""));

        (await client.PostAsync("/v1/oauth/token", "{}"))["access_token"].Should().Be("t");
    }
}
