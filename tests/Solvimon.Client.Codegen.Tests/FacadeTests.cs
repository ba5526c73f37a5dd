namespace Solvimon.Client.Codegen.Tests;

/// <summary>Clients, handles and lists say each thing once.</summary>
public sealed class FacadeTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_handle_has_the_documentation_of_the_client() => _shop.Generated("Widgets/IWidgetHandle.cs").Should()
        .Contain("/// <inheritdoc cref=\"IWidgetsClient.GetAsync\"/>").And.NotContain("Fetches what is for sale.");

    [Fact]
    public void A_list_has_what_its_operation_takes_and_the_rest_from_all_lists() => _shop.Generated("Widgets/IWidgetList.cs").Should()
        .Contain("public interface IWidgetList : INumberedList<Widget, IWidgetList>").And.Contain("IWidgetList WithTaxId(string taxId);").And.NotContain("PageSize");

    [Fact]
    public void A_list_without_a_filter_of_its_own_has_nothing_of_its_own()
    {
        _shop.Edit(Workbench.Document, "        - { name: tax_id, in: query, required: false, schema: { type: string } }\n", "        - { name: order_by, in: query, required: false, schema: { type: string } }\n")
            .Edit("Docs/Shared.yml", "parameters:\n  tax_id: \"Keeps what has this number at the tax office.\"\n", "");

        _shop.Generated("Widgets/IWidgetList.cs").Should().Contain("public interface IWidgetList : INumberedList<Widget, IWidgetList>, IOrderable<IWidgetList>;");
        _shop.Generated("Widgets/IWidgetsApi.cs").Should().Contain("ListAsync([Query] ListQuery list,").And.NotContain("WidgetListQuery");
    }

    [Fact]
    public void What_to_expand_is_known_by_the_ids_of_the_answer()
    {
        _shop.Edit(Workbench.Document, "        - { name: tax_id,", "        - { name: \"expand[]\", in: query, required: false, schema: { type: array, items: { type: string } } }\n        - { name: tax_id,");

        _shop.Generated("Widgets/IWidgetList.cs").Should().Contain("IExpandable<IWidgetList, WidgetExpand>");
        _shop.Generated("Widgets/WidgetExpand.cs").Should().Contain("public static WidgetExpand ShelfId => new(\"shelf_id\");");
    }

    [Fact]
    public void A_value_that_converts_from_text_has_no_overload_for_text_beside_it()
    {
        _shop.Append("Config/queries.yml", "orders:\n  GET /v1/widgets: { fields: [created_at], reason: \"the guide\" }\n")
            .Edit(Workbench.Document, "        - { name: tax_id,", "        - { name: order_by, in: query, required: false, schema: { type: string } }\n        - { name: status, in: query, required: false, schema: { type: string } }\n        - { name: tax_id,")
            .Edit("Docs/Shared.yml", "parameters:\n", "parameters:\n  status: \"Keeps what is in this state.\"\n");

        _shop.Generated("Widgets/IWidgetList.cs").Should().Contain("OrderBy(WidgetOrder field,").And.Contain("WithStatus(WidgetStatus value)")
            .And.NotContain("OrderBy(string").And.NotContain("WithStatus(string");
    }

    [Fact]
    public void The_body_of_an_action_says_what_it_is()
    {
        _shop.Edit(Workbench.Document, "/activate:\n    post:\n      parameters: [*version, *key, *idOrReference]\n", "/activate:\n    post:\n      parameters: [*version, *key, *idOrReference]\n      requestBody: { content: { application/json: { schema: { $ref: \"#/components/schemas/WidgetUpdateRequest\" } } } }\n");

        _shop.Problems().Should().Equal("Docs/Widgets.yml: requests: POST /v1/widgets/{idOrReference}/activate has no text.");

        _shop.Append("Docs/Widgets.yml", "requests:\n  POST /v1/widgets/{idOrReference}/activate: \"Where it stands.\"\n")
            .Generated("Widgets/IWidgetsClient.cs").Should().Contain("<param name=\"request\">Where it stands.</param>");
    }

    [Fact]
    public void Resources_stand_in_the_order_of_their_names() =>
        _shop.Generated("ISolvimonClient.Resources.cs").Should().MatchRegex(@"(?s)IShelvesClient Shelves.*IWidgetsClient Widgets");

    [Fact]
    public void What_has_a_successor_is_hidden_and_obsolete()
    {
        _shop.Append("Config/resources.yml", "superseded:\n  widgets: { is: ISolvimonClient.Shelves, reason: \"older\" }\n")
            .Append("Config/operations.yml", "superseded:\n  GET /v1/shelves/{id}: { is: FindAsync, reason: \"older\" }\n");

        _shop.Generated("Widgets/IWidgetsClient.cs").Should().Contain("EditorBrowsableState.Never").And.Contain("[Obsolete(\"Use ISolvimonClient.Shelves.\")]");
        _shop.Generated("Shelves/IShelvesClient.cs").Should().Contain("[Obsolete(\"Use FindAsync.\")]");
    }
}
