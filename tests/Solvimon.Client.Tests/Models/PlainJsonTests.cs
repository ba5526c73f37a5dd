using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Tests.Models;

/// <summary>System.Text.Json, ASP.NET Core and the configuration handle models and values without being told how.</summary>
public sealed class PlainJsonTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void An_amount_keeps_its_currency()
    {
        JsonSerializer.Serialize(new Amount(12.00m, Currency.Eur)).Should().Be("""{"quantity":"12.00","currency":"EUR"}""");
        JsonSerializer.Deserialize<Amount>("""{"quantity":"12.00","currency":"EUR"}""")!.Currency.Should().Be(Currency.Eur);
    }

    [Fact]
    public void Options_of_ones_own_change_nothing()
    {
        string json = TestData.Read("customer-full.json");

        Customer customer = JsonSerializer.Deserialize<Customer>(json, Web)!;

        JsonSerializer.Serialize(customer, Web).ShouldBeJson(json);
        JsonSerializer.Serialize<SolvimonObject>(customer, Web).ShouldBeJson(json);
        JsonSerializer.Serialize<object>(customer, Web).ShouldBeJson(json);
    }

    [Fact]
    public void A_source_generated_context_needs_nothing_more()
    {
        const string Json = """{"Data":{"id":"cust_1","status":"ACTIVE","new":1},"Status":"DRAFT"}""";

        SolvimonJsonTests.Envelope envelope = JsonSerializer.Deserialize(Json, EnvelopeContext.Default.Envelope)!;

        envelope.Status.Should().Be(CustomerStatus.Draft);
        envelope.Data!.Status.Should().Be(CustomerStatus.Active);
        JsonSerializer.Serialize(envelope, EnvelopeContext.Default.Envelope).ShouldBeJson(Json);
    }

    [Fact]
    public void A_value_may_be_the_key_of_a_dictionary()
    {
        Dictionary<Currency, decimal> totals = new() { [Currency.Eur] = 1.50m, ["XXX"] = 2 };

        string json = JsonSerializer.Serialize(totals);

        json.Should().Be("""{"EUR":1.50,"XXX":2}""");
        JsonSerializer.Deserialize<Dictionary<Currency, decimal>>(json).Should().Equal(totals);
        JsonSerializer.Deserialize<Dictionary<Currency, int>>("""{"\u0045UR":1}""").Should().ContainKey(Currency.Eur);
    }

    [Fact]
    public void A_value_of_another_kind_is_an_error()
    {
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Currency>("5")).Should().Throw<JsonException>();
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Currency>("null")).Should().Throw<JsonException>();
        JsonSerializer.Deserialize<Currency?>("null").Should().BeNull();
    }

    [Fact]
    public void A_webhook_event_and_an_object_of_unknown_kind_are_read_and_written()
    {
        const string Json = """{"created_at":"2026-01-01T00:00:00Z","type":"CUSTOMER.CREATED","data":{"id":"cust_1","new":[1]}}""";

        WebhookEvent webhookEvent = JsonSerializer.Deserialize<WebhookEvent>(Json)!;

        webhookEvent.TryGetData(out Customer? _).Should().BeTrue();
        JsonSerializer.Serialize(webhookEvent).ShouldBeJson(Json);
        SolvimonObject unknown = JsonSerializer.Deserialize<SolvimonObject>(Json)!;
        unknown.AdditionalProperties.Should().HaveCount(3);
        JsonSerializer.Serialize(unknown).ShouldBeJson(Json);
        JsonSerializer.Serialize<object>(unknown).ShouldBeJson(Json);
    }

    [Fact]
    public void A_page_is_read_and_written_as_the_API_does()
    {
        const string Json = """{"data":[{"id":"cust_1"},{"id":"cust_2","new":1}],"page":2,"links":{"first":"/v1/customers?page=1","next":null},"total_number_of_pages":3}""";

        Page<Customer> page = JsonSerializer.Deserialize<Page<Customer>>(Json)!;

        page.Data[1].Id.Should().Be("cust_2");
        (page.PageNumber, page.TotalNumberOfPages, page.Links!.First).Should().Be((2, 3, "/v1/customers?page=1"));
        JsonSerializer.Serialize(page).ShouldBeJson(Json);
        JsonSerializer.Serialize(page, Web).ShouldBeJson(Json);
        JsonSerializer.Serialize<object>(page).ShouldBeJson(Json);
        JsonSerializer.Serialize(new { page }).ShouldBeJson($$"""{"page":{{Json}}}""");
    }

    [Fact]
    public void A_page_in_a_source_generated_context_needs_the_model_beside_it()
    {
        const string Json = """{"data":[{"id":"cust_1"}]}""";

        Page<Customer> page = JsonSerializer.Deserialize(Json, PageContext.Default.PageCustomer)!;

        JsonSerializer.Serialize(page, PageContext.Default.PageCustomer).Should().Be(Json);
    }

    [Fact]
    public void A_page_of_something_that_is_no_model_has_no_JSON() =>
        FluentActions.Invoking(() => JsonSerializer.Serialize(new Page<int>())).Should().Throw<NotSupportedException>().WithMessage("*System.Int32*");

    [Fact]
    public void A_value_is_parsed()
    {
        Parse<Currency>("EUR").Should().Be(Currency.Eur);
        CustomerStatus.TryParse("OF_TOMORROW", null, out CustomerStatus status).Should().BeTrue();
        status.Value.Should().Be("OF_TOMORROW");
        CustomerStatus.TryParse(null, null, out _).Should().BeFalse();

        static T Parse<T>(string text)
            where T : IParsable<T> => T.Parse(text, null);
    }

    [Fact]
    public void A_value_is_bound_from_the_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Currency"] = "EUR", ["Countries:0"] = "NL" }).Build();

        Settings settings = configuration.Get<Settings>()!;

        settings.Currency.Should().Be(Currency.Eur);
        settings.Countries.Should().Equal(Country.Nl);
    }

    [Fact]
    public async Task An_endpoint_takes_values_from_route_and_query_and_returns_models()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using WebApplication app = builder.Build();
        app.MapGet("/{status}", (CustomerStatus status, Currency currency, Currency? other) => new Customer { Id = $"{currency}{other}", Status = status });
        app.MapPost("/", (Customer customer) => Results.Text(customer.Status?.Value));
        await app.StartAsync();
        using HttpClient http = new() { BaseAddress = new Uri(app.Urls.Single()) };

        (await http.GetStringAsync("/ACTIVE?currency=EUR")).Should().Be("""{"id":"EUR","status":"ACTIVE"}""");
        using HttpResponseMessage answer = await http.PostAsJsonAsync("/", new Customer { Status = CustomerStatus.Draft });
        (await answer.Content.ReadAsStringAsync()).Should().Be("DRAFT");
    }

    internal sealed class Settings
    {
        public Currency Currency { get; set; }

        public List<Country> Countries { get; set; } = [];
    }
}

[JsonSerializable(typeof(Page<Customer>))]
[JsonSerializable(typeof(Customer))]
internal sealed partial class PageContext : JsonSerializerContext;
