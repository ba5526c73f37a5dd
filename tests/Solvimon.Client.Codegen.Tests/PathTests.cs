using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;

namespace Solvimon.Client.Codegen.Tests;

public sealed class PathTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("/v{version}/users/{resourceId}", "/v1/users/{id}")]
    [InlineData("/v{version}/widgets/{resourceIdOrReference}/parts/{partResourceId}", "/v1/widgets/{idOrReference}/parts/{partId}")]
    [InlineData("/v{version}/invoices/{resourceId}/lines/{invoiceLineResourceId}", "/v1/invoices/{id}/lines/{lineId}")]
    [InlineData("/v{version}/tax-id-types", "/v1/tax-id-types")]
    public void Paths_are_written_as_the_SDK_writes_them(string documented, string route)
    {
        PathNames names = new(new Table<NameDecision>(new() { ["invoiceLineResourceId"] = new NameDecision { Is = "lineId" } }));

        names.Route(documented).Should().Be(route);
        names.Parameters(documented).Select(parameter => $"{{{parameter.Name}}}").Should().Equal(route.Split('/').Where(part => part.StartsWith('{')));
    }

    [Fact]
    public void The_endpoint_interface_has_the_path_and_the_parameters()
    {
        _shop.Generated("Widgets/IWidgetsApi.cs").Should().Contain("[Get(\"/v1/widgets/{idOrReference}\")]").And.Contain("GetAsync(string idOrReference,");
        _shop.Generated("Widgets/IWidgetsApi.cs").Should().Contain("[AliasAs(\"tax_id\")]").And.Contain("public string? TaxId");
    }

    [Fact]
    public void A_part_of_a_resource_gets_a_client_of_its_own()
    {
        _shop.Edit(Workbench.Document, "  /v{version}/shelves/", "  /v{version}/widgets/{resourceIdOrReference}/parts:\n    post:\n      parameters: [*version, *key, *idOrReference]\n      responses: *widget\n  /v{version}/shelves/")
            .Append("Config/resources.yml", "nested:\n  /v1/widgets/{idOrReference}/parts: { property: Parts, singular: Part, reason: \"added one by one\" }\n")
            .Edit("Docs/Widgets.yml", "operations:\n", "  /v1/widgets/{idOrReference}/parts:\n    one: \"a part\"\n    many: \"parts\"\n    about: \"What widgets are made of.\"\noperations:\n  POST /v1/widgets/{idOrReference}/parts: \"Fastens something.\"\n")
            .Append("Docs/Widgets.yml", "returns:\n  POST /v1/widgets/{idOrReference}/parts: \"The whole, with it.\"\n");

        _shop.Generated("Widgets/IWidgetPartsClient.cs").Should().Contain("Task<Widget> AddAsync(");
        _shop.Generated("Widgets/IWidgetHandle.cs").Should().Contain("IWidgetPartsClient Parts { get; }");
    }

    [Fact]
    public void An_operation_can_belong_to_another_resource_than_its_path_says()
    {
        _shop.Edit(Workbench.Document, "components:\n  schemas:\n", "  /v{version}/shelves/{resourceId}/fill:\n    post:\n      parameters: [*version, *key, *id]\n      responses: *widget\ncomponents:\n  schemas:\n")
            .Append("Config/resources.yml", "moved:\n  POST /v1/shelves/{id}/fill: { is: widgets, reason: \"it is about the widget\" }\n")
            .Append("Config/operations.yml", "names:\n  POST /v1/shelves/{id}/fill: { is: PutOnShelf, reason: \"where it goes\" }\n")
            .Edit("Docs/Widgets.yml", "operations:\n", "operations:\n  POST /v1/shelves/{id}/fill: \"Puts what is left where it fits.\"\n");

        _shop.Generated("Widgets/IWidgetsClient.cs").Should().Contain("Task<Widget> PutOnShelfAsync(");
    }
}
