using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData("customer-create-request.json", typeof(CustomerCreateRequest))]
    [InlineData("customer-create-request-individual.json", typeof(CustomerCreateRequest))]
    [InlineData("customer-update-request.json", typeof(CustomerUpdateRequest))]
    [InlineData("customer-upsert-request.json", typeof(CustomerUpsertRequest))]
    [InlineData("customer.json", typeof(Customer))]
    [InlineData("customer-full.json", typeof(Customer))]
    [InlineData("customer-list-empty.json", typeof(Page<Customer>))]
    [InlineData("entitlements.json", typeof(EntitlementOverview))]
    [InlineData("wallet-balances.json", typeof(CustomerWalletBalances))]
    [InlineData("tax-id-validations.json", typeof(Page<TaxIdValidation>))]
    [InlineData("search-request.json", typeof(SearchRequest))]
    public void What_is_read_is_written_back_without_loss(string file, Type model) => AssertLossless(TestData.Read(file), model);

    [Theory]
    [InlineData("tutorial-customer-create-request.json", typeof(CustomerCreateRequest))]
    [InlineData("tutorial-customer-create-response.json", typeof(Customer))]
    [InlineData("tutorial-customer-list-empty-response.json", typeof(Page<Customer>))]
    [InlineData("customer-create-request-individual-adyen.json", typeof(CustomerCreateRequest))]
    [InlineData("customer-upsert-request-organization.json", typeof(CustomerUpsertRequest))]
    [InlineData("customer-entitlements-response.json", typeof(EntitlementOverview))]
    [InlineData("event-delete-request.json", typeof(UsageEventDeleteRequest))]
    [InlineData("event-ingest-number.json", typeof(UsageEventCreateRequest))]
    [InlineData("meter-property-create-request.json", typeof(MeterPropertyCreateRequest))]
    [InlineData("meter-value-calculation-create-request.json", typeof(MeterValueCalculationCreateRequest))]
    [InlineData("meter-value-create-request.json", typeof(MeterValueCreateRequest))]
    [InlineData("meter-value-create-response.json", typeof(MeterValue))]
    [InlineData("meters-list-response-skeleton.json", typeof(Page<Meter>))]
    [InlineData("portal-url-create-request-minimal.json", typeof(PortalUrlCreateRequest))]
    [InlineData("pricing-plan-version-create-request.json", typeof(PricingPlanVersionCreateRequest))]
    [InlineData("report-subscription-create-request.json", typeof(ReportSubscriptionCreateRequest))]
    [InlineData("subscription-init-request-b2c-partial.json", typeof(PricingPlanSubscriptionInitRequest))]
    [InlineData("team-create-response-skeleton.json", typeof(Team))]
    [InlineData("wallet-grants-list-response-skeleton.json", typeof(Page<WalletGrant>))]
    public void The_documentations_examples_are_read_and_written_back_without_loss(string file, Type model) =>
        AssertLossless(WithRealValues(Repository.ReadSharedExample(file)), model);

    [Fact]
    public void The_webhook_example_has_one_member_that_the_documents_lack()
    {
        string json = Repository.ReadSharedExample("webhook-create-request.json");

        SolvimonObject webhook = ModelJson.Read(json, typeof(WebhookCreateRequest));

        webhook.Write().ShouldBeJson(json);
        ModelJson.FindAdditionalProperties(webhook).Should().Equal("$.email");
    }

    [Fact]
    public void Every_example_of_the_documentation_has_a_test()
    {
        IEnumerable<string> files = Directory.GetFiles(Repository.SharedExamples, "*.json").Select(path => Path.GetFileName(path));
        IEnumerable<string> tested = typeof(RoundTripTests).GetMethod(nameof(The_documentations_examples_are_read_and_written_back_without_loss))!
            .GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (string)((IReadOnlyCollection<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).First().Value!);

        files.Except(tested).Should().BeEquivalentTo("error-invalid-field.json", "webhook-create-request.json");
    }

    [Fact]
    public void A_model_without_members_is_an_empty_object()
    {
        new Customer().Write().Should().Be("{}");
        new CustomerUpdateRequest().Write().Should().Be("{}");
        ModelJson.Read("{}", Customer.Read).Write().Should().Be("{}");
        ModelJson.Read("{}", CustomerUpdateRequest.Read).Write().Should().Be("{}");
        ModelJson.Read("{}", CustomerCreateRequest.Read).Write().Should().Be("{}", "what was not there is not made up, even where the API requires it");
    }

    [Fact]
    public void A_missing_or_null_data_is_an_empty_page()
    {
        foreach (string json in (string[])["{}", """{"data":null}""", """{"data":[]}""", """{"data":null,"links":null}"""])
        {
            ModelJson.Read(json, (ref Utf8JsonReader reader) => Page<Customer>.Read(ref reader, Customer.Read)).Data.Should().BeEmpty();
        }
    }

    [Fact]
    public void Lists_keep_their_order_at_every_length()
    {
        foreach (int count in (int[])[0, 1, 7, 8, 9, 64, 65, 200, 1000])
        {
            string[] ids = [.. Enumerable.Range(0, count).Select(number => $"cust_{number}")];

            Page<Customer> page = ModelJson.Read(
                $$"""{"data":[{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}"}"""))}}]}""",
                (ref Utf8JsonReader reader) => Page<Customer>.Read(ref reader, Customer.Read));

            page.Data.Select(customer => customer.Id).Should().Equal(ids);
        }
    }

    [Fact]
    public void Escaped_names_and_texts_are_understood()
    {
        Customer customer = ModelJson.Read("""{"\u0065mail":"a\u0040b \"q\" \ud83d\ude00","\u0073tatus":"\u0041CTIVE"}""", Customer.Read);

        customer.Email.Should().Be("a@b \"q\" 😀");
        customer.Status.Should().Be(CustomerStatus.Active);
        customer.AdditionalProperties.Should().BeEmpty();
    }

    // The documentation's skeletons say "string" where a time or a number stands.
    private static string WithRealValues(string json) => json
        .Replace("\"created_at\": \"string\"", "\"created_at\": \"2024-01-15T09:30:00Z\"", StringComparison.Ordinal)
        .Replace("\"quantity\": \"string\"", "\"quantity\": \"1.00\"", StringComparison.Ordinal);

    private static void AssertLossless(string json, Type model)
    {
        SolvimonObject value = ModelJson.Read(json, model);

        value.Write().ShouldBeJson(json);
        ModelJson.FindAdditionalProperties(value).Should().BeEmpty("every member of it should have a property");
    }
}
