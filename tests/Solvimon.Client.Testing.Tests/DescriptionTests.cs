using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Tests;

public sealed class DescriptionTests
{
    [Theory]
    [InlineData("Customer", "CUSTOMER", "cust")]
    [InlineData("MeterValue", "METER_VALUE", "metv")]
    [InlineData("PricingPlanSubscription", "PRICING_PLAN_SUBSCRIPTION", "ppsu")]
    [InlineData("PortalUrl", "PORTAL_URL", "purl")]
    [InlineData("MeterData", "METER_DATA", "mdat")]
    [InlineData("Role", "ROLE", "role")]
    public void Names_that_the_documents_leave_out(string schema, string objectType, string prefix)
    {
        Naming.UpperSnake(schema).Should().Be(objectType);
        Naming.IdPrefix(schema).Should().Be(prefix);
    }

    [Fact]
    public void Type_expressions()
    {
        SchemaType.Parse("string").Should().Be(new SchemaType(SchemaTypeKind.String));
        SchemaType.Parse("TaxId[]?").Should().Be(
            new SchemaType(SchemaTypeKind.Array, Item: new SchemaType(SchemaTypeKind.Schema, "TaxId"), IsNullable: true));
        SchemaType.Parse("{integer}").Should().Be(new SchemaType(SchemaTypeKind.Map, Item: new SchemaType(SchemaTypeKind.Integer)));
        SchemaType.Parse("Page<Customer>").Should().Be(new SchemaType(SchemaTypeKind.Page, Item: new SchemaType(SchemaTypeKind.Schema, "Customer")));
        SchemaType.Parse("Data<Meter>").Kind.Should().Be(SchemaTypeKind.Data);
        SchemaType.Parse("binary").Kind.Should().Be(SchemaTypeKind.Binary);
    }

    [Fact]
    public void The_embedded_description_hangs_together()
    {
        ApiDescription api = ApiDescription.Embedded;
        IEnumerable<string> named = api.Operations.SelectMany(operation => new[] { operation.Request, operation.Response })
            .Concat(api.Schemas.Values.SelectMany(schema => schema.Members.Select(member => (SchemaType?)member.Value)))
            .Select(SchemaName)
            .OfType<string>();

        named.Should().OnlyContain(name => api.Schemas.ContainsKey(name));
        api.Resources.Values.Should().OnlyContain(resource => api.Schemas.ContainsKey(resource.Schema));
        api.Operations.Select(operation => operation.Key).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("customer", "CUSTOMER")]
    [InlineData("parent_customer", "CUSTOMER")]
    [InlineData("copied_from_pricing_plan_version", "PRICING_PLAN_VERSION")]
    [InlineData("category", "PRODUCT_CATEGORY")]
    [InlineData("tax", null)]
    public void Relations_lead_to_families(string stem, string? objectType) =>
        (ApiDescription.Embedded.Related(stem)?.ObjectType).Should().Be(objectType);

    private static string? SchemaName(SchemaType? type) => type is null ? null : type.Name ?? SchemaName(type.Item);
}
