using System.Text;
using System.Text.Json;
using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Tests.Models;

/// <summary>One bad value does not cost the others: a null among models, half a surrogate pair, a leap second.</summary>
public sealed class TolerantReadingTests
{
    [Theory]
    [InlineData("""{"roles":["SELLER",null]}""", """{"roles":["SELLER"]}""")]
    [InlineData("""{"roles":[null]}""", """{"roles":[]}""")]
    [InlineData("""{"custom_fields":[null]}""", """{"custom_fields":[]}""")]
    [InlineData("""{"custom_fields":[null,{"value":"a"},null,{"value":"b"}]}""", """{"custom_fields":[{"value":"a"},{"value":"b"}]}""")]
    [InlineData("""{"organization":{"tax_ids":[{"id":"x"},null]}}""", """{"organization":{"tax_ids":[{"id":"x"}]}}""")]
    [InlineData("""{"parent_customer_ids":["a",null,"b"]}""", """{"parent_customer_ids":["a","b"]}""")]
    public void A_null_in_a_list_is_left_out(string json, string expected) => ModelJson.Read(json, Customer.Read).Write().ShouldBeJson(expected);

    [Fact]
    public async Task A_null_among_a_hundred_customers_costs_none_of_the_others()
    {
        string[] items = [.. Enumerable.Range(0, 100).Select(number => number is 3 or 50 or 99 ? "null" : $$"""{"id":"cust_{{number}}"}""")];
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, $$"""{"data":[{{string.Join(',', items)}}]}""");
        using SolvimonClient solvimon = server.CreateClient();

        List<Customer> customers = await solvimon.Customers.List().ToListAsync();

        customers.Should().HaveCount(97).And.NotContainNulls();
        customers[3].Id.Should().Be("cust_4");
    }

    [Fact]
    public async Task A_page_with_a_null_came_back_full_all_the_same()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) =>
            context.WriteJsonAsync(200, context.Request.Query["page"] == "1" ? """{"data":[{"id":"a"},null]}""" : """{"data":[{"id":"b"}]}"""));
        using SolvimonClient solvimon = server.CreateClient();

        List<ApprovalPolicy> policies = await solvimon.ApprovalPolicies.List().PageSize(2).ToListAsync();

        policies.Select(policy => policy.Id).Should().Equal("a", "b");
    }

    [Theory]
    [InlineData("""\ud83d""", "\uFFFD")]
    [InlineData("Zo\\u00eb \\uDE00\\uD83D\\\"", "Zoë \uFFFD\uFFFD\"")]
    [InlineData("""\ud83dx\ude00""", "\uFFFDx\uFFFD")]
    [InlineData("""\ud83d\ud83d\ude00\n\t\\\/\b\f\r""", "\uFFFD😀\n\t\\/\b\f\r")]
    public void Half_a_surrogate_pair_becomes_a_replacement_character(string text, string expected)
    {
        ModelJson.Read($$"""{"email":"{{text}}"}""", Customer.Read).Email.Should().Be(expected);
        ModelJson.Read($$"""{"status":"{{text}}"}""", Customer.Read).Status!.Value.Value.Should().Be(expected);
        ModelJson.Read($$$"""{"metadata":{"{{{text}}}":"{{{text}}}"}}""", PaymentContext.Read).Metadata.Should().Equal(new Dictionary<string, string> { [expected] = expected });

        string longText = new string('x', 1000) + text;
        ModelJson.Read($$"""{"email":"{{longText}}"}""", Customer.Read).Email.Should().Be(new string('x', 1000) + expected);
    }

    [Fact]
    public void What_is_unknown_is_repaired_as_well_and_can_be_written()
    {
        const string Json = """{"a":1.50,"\ud83d":[1,{"x\ude00":"\ud83d","y":"é"},true,false,null]}""";

        Customer customer = ModelJson.Read(Json, Customer.Read);

        customer.Write().ShouldBeJson("""{"a":1.50,"\ufffd":[1,{"x\ufffd":"\ufffd","y":"é"},true,false,null]}""");
        JsonSerializer.Serialize(JsonSerializer.Deserialize<Customer>(Json, SolvimonJson.Options), SolvimonJson.Options).ShouldBeJson(customer.Write());
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_become_replacement_characters()
    {
        byte[] json = [.. "{\"email\":\"a"u8, 0xFF, .. "\",\"status\":\""u8, 0xC3, .. "\",\"new"u8, 0xE2, .. "\":\"b"u8, 0x80, .. "\"}"u8];
        Utf8JsonReader reader = new(json);
        reader.Read();

        Customer customer = Customer.Read(ref reader);

        customer.Email.Should().Be("a\uFFFD");
        customer.Status!.Value.Value.Should().Be("\uFFFD");
        customer.AdditionalProperties["new\uFFFD"].GetString().Should().Be("b\uFFFD");
    }

    [Fact]
    public void A_member_whose_name_is_no_text_does_not_cost_the_rest() =>
        ModelJson.Read("""{"organization":{"\ud800":1,"legal_name":"SuperStore"}}""", Customer.Read).Organization!.LegalName.Should().Be("SuperStore");

    [Fact]
    public async Task An_id_that_was_repaired_is_refused_as_an_argument()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, """{"data":[{"id":"cust_1","reference":"acme-\ud83d"}]}""");
        using SolvimonClient solvimon = server.CreateClient();
        Customer customer = (await solvimon.Customers.List().FirstOrDefaultAsync())!;

        await FluentActions.Awaiting(() => solvimon.Customers.GetAsync(customer.Reference!)).Should().ThrowAsync<ArgumentException>().WithParameterName("idOrReference");
        server.Requests.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z")]
    [InlineData("2016-12-31T23:59:60.5Z", "2016-12-31T23:59:59.5Z")]
    [InlineData("2017-01-01T05:29:60+05:30", "2017-01-01T05:29:59+05:30")]
    public void A_leap_second_is_the_second_before(string text, string expected) =>
        ModelJson.Read($$"""{"created_at":"{{text}}"}""", Customer.Read).CreatedAt.Should().Be(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void The_second_after_a_leap_second_is_an_error() =>
        FluentActions.Invoking(() => ModelJson.Read("""{"created_at":"2016-12-31T23:59:61Z"}""", Customer.Read)).Should().Throw<JsonException>();

    [Fact]
    public void A_webhook_is_read_with_all_of_it()
    {
        byte[] payload = Encoding.UTF8.GetBytes(
            """{"type":"CUSTOMER.CREATED","created_at":"2016-12-31T23:59:60Z","data":{"id":"cust_1","email":"\ud83d","roles":["SELLER",null],"custom_fields":[null]},"\ud83d":1}""");

        WebhookEvent webhookEvent = WebhookEvent.Parse(payload);

        WebhookEvent.ReadType(payload).Should().Be("CUSTOMER.CREATED");
        webhookEvent.TryGetData(out Customer? customer).Should().BeTrue();
        customer!.Email.Should().Be("\uFFFD");
        customer.Roles.Should().Equal(CustomerRole.Seller);
        webhookEvent.CreatedAt.Should().Be(new DateTimeOffset(2016, 12, 31, 23, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public void A_webhook_about_an_unknown_resource_is_kept_and_can_be_written()
    {
        WebhookEvent webhookEvent = WebhookEvent.Parse("""{"type":"COMET.SEEN","data":{"name":"\ud83d","list":[null]}}"""u8);

        webhookEvent.Write().ShouldBeJson("""{"type":"COMET.SEEN","data":{"name":"\ufffd","list":[null]}}""");
    }

    [Fact]
    public void What_SolvimonJson_writes_it_can_read()
    {
        Customer?[] customers = [null, new() { Id = "cust_1" }];

        string json = JsonSerializer.Serialize(customers, SolvimonJson.Options);

        json.Should().Be("""[null,{"id":"cust_1"}]""");
        JsonSerializer.Deserialize<Customer[]>(json, SolvimonJson.Options).Should().ContainSingle().Which.Id.Should().Be("cust_1");
        JsonSerializer.Serialize(new List<Customer?> { null }, SolvimonJson.Options).Should().Be("[null]");
        JsonSerializer.Serialize<IReadOnlyList<Customer?>>([null], SolvimonJson.Options).Should().Be("[null]");
        JsonSerializer.Serialize(new Page<Customer> { Data = [null!] }, SolvimonJson.Options).Should().Be("""{"data":[null]}""");
    }
}
