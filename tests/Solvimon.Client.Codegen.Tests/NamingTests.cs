using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Names;

namespace Solvimon.Client.Codegen.Tests;

public sealed class NamingTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("tax_id", "TaxId")]
    [InlineData("TAX_ID", "TaxId")]
    [InlineData("tax-id", "TaxId")]
    [InlineData("taxId", "TaxId")]
    [InlineData("tax_ids[]", "TaxIds")]
    [InlineData("e-invoices", "EInvoices")]
    [InlineData("timezone", "TimeZone")]
    [InlineData("of_meter_data_id", "OfUsageEventId")]
    public void Names_of_the_wire_are_Pascal_case_with_the_words_and_terms_that_are_decided(string wire, string expected) => Naming().Pascal(wire).Should().Be(expected);

    [Theory]
    [InlineData("QuotePDFConfiguration", "QuotePdfConfiguration")]
    [InlineData("SSOVariant", "SsoVariant")]
    [InlineData("EInvoice", "EInvoice")]
    [InlineData("OAuthToken", "OAuthToken")]
    [InlineData("MeterDataType", "UsageEventType")]
    public void Acronyms_of_schemas_are_words(string schema, string expected) => Naming().Type(schema).Should().Be(expected);

    [Theory]
    [InlineData("ProductCategories", "ProductCategory")]
    [InlineData("coupons", "coupon")]
    [InlineData("Process", "Proces")]
    [InlineData("data", "data")]
    public void A_singular_is_a_rule_and_not_a_dictionary(string plural, string expected) => Names.Naming.Singular(plural).Should().Be(expected);

    [Theory]
    [InlineData("PricingPlanVersion", "a pricing plan version")]
    [InlineData("EInvoice", "an e-invoice")]
    [InlineData("ApiKey", "an API key")]
    public void A_class_is_named_in_a_sentence(string type, string expected) => Names.Naming.Sentence(type).Should().Be(expected);

    [Fact]
    public void A_class_gets_the_name_that_is_decided_for_its_schema()
    {
        _shop.Append("Config/types.yml", "names:\n  WidgetSize: { is: Dimensions, reason: \"of whatever\" }\n");

        _shop.Generated("Widgets/Models/Dimensions.cs").Should().Contain("public sealed partial class Dimensions");
        _shop.Generated("Widgets/Models/Widget.cs").Should().Contain("public Dimensions? Size");
    }

    [Fact]
    public void A_method_is_named_by_its_path_unless_it_is_decided_otherwise()
    {
        _shop.Generated("Widgets/IWidgetsClient.cs").Should().Contain("Task<Widget> ActivateAsync(");

        _shop.Append("Config/operations.yml", "names:\n  POST /v1/widgets/{idOrReference}/activate: { is: Show, reason: \"what happens\" }\n");

        _shop.Generated("Widgets/IWidgetsClient.cs").Should().Contain("Task<Widget> ShowAsync(").And.NotContain("ActivateAsync");
    }

    [Fact]
    public void A_decision_that_says_what_the_rule_says_is_a_problem()
    {
        _shop.Append("Config/operations.yml", "names:\n  POST /v1/widgets/{idOrReference}/activate: { is: Activate, reason: \"what happens\" }\n");

        _shop.Problems().Should().Contain("Config/operations.yml: names: 'POST /v1/widgets/{idOrReference}/activate' no longer applies.");
    }

    [Theory]
    [InlineData("File", "File is ambiguous under implicit usings.")]
    [InlineData("ColorRepresentation", "ColorRepresentation needs a better name.")]
    [InlineData("Name", "Name.Name: a member cannot have the name of its type.")]
    public void A_name_that_users_could_not_write_is_a_problem(string name, string problem)
    {
        _shop.Append("Config/types.yml", $"names:\n  Color: {{ is: {name}, reason: \"for the test\" }}\n");

        _shop.Problems().Should().Contain(problem);
    }

    private static Naming Naming() => new(Decided("timezone", "TimeZone"), Decided("MeterData", "UsageEvent"));

    private static Table<NameDecision> Decided(string key, string name) => new(new() { [key] = new NameDecision { Is = name, Reason = "for the test" } });
}
