namespace Solvimon.Client.Codegen.Tests;

/// <summary>What becomes of the schemas X, XCreateRequest and XUpdateRequest.</summary>
public sealed class FamilyTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_resource_has_what_is_returned_and_requests_of_their_own()
    {
        _shop.Generated("Widgets/Models/Widget.cs").Should().Contain("public string? Reference { get; init; }").And.Contain("ObjectType").And.NotContain("required");
        _shop.Generated("Widgets/Models/WidgetCreateRequest.cs").Should().Contain("public required string Reference");
        _shop.Generated("Widgets/Models/WidgetUpdateRequest.cs").Should().Contain("public string? Reference");
    }

    [Fact]
    public void Requests_leave_out_what_only_the_API_fills_in() =>
        _shop.Generated("Widgets/Models/WidgetCreateRequest.cs").Should().Contain("ShelfId")
            .And.NotContain("ObjectType").And.NotContain("CreatedAt").And.NotContain("? Id").And.NotContain("Shelf? Shelf", "the object behind an id is not sent");

    [Fact]
    public void A_value_type_is_one_class_for_all() =>
        _shop.Run().Code.Files.Keys.Should().Contain("Widgets/Models/WidgetSize.cs").And.NotContain(file => file.Contains("WidgetSizeCreateRequest", StringComparison.Ordinal));

    [Fact]
    public void Schemas_of_a_family_must_be_alike()
    {
        _shop.Edit(Workbench.Document, "    WidgetStatus: {", "    WidgetSizeCreateRequest:\n      type: object\n      properties:\n        height: { type: integer }\n    WidgetStatus: {");

        _shop.Problems().Should().ContainSingle()
            .Which.Should().Be("WidgetSize in the shop document is not like the other schemas of its family: height, width.");
    }

    [Fact]
    public void Strings_are_what_they_stand_for() => _shop.Generated("Widgets/Models/Widget.cs").Should()
        .Contain("public decimal? Number").And.Contain("public DateTimeOffset? CreatedAt").And.Contain("public WidgetStatus? Status");

    [Fact]
    public void What_is_taken_out_of_a_decision_for_all_stays_a_string()
    {
        _shop.Edit("Config/members.yml", "decimals:\n", "decimals:\n  \"!Widget.number\": { reason: \"a house number\" }\n");

        _shop.Generated("Widgets/Models/Widget.cs").Should().Contain("public string? Number");
    }

    [Fact]
    public void A_body_can_be_a_member_or_two_of_its_schema()
    {
        _shop.Edit(Workbench.Document, "/activate:\n    post:\n      parameters: [*version, *key, *idOrReference]\n", "/activate:\n    post:\n      parameters: [*version, *key, *idOrReference]\n      requestBody: { content: { application/json: { schema: { $ref: \"#/components/schemas/WidgetUpdateRequest\" } } } }\n")
            .Append("Config/bodies.yml", "POST /v1/widgets/{idOrReference}/activate:\n  is: WidgetActivateRequest\n  summary: Where to put it.\n  members: [shelf_id]\n  required: [shelf_id]\n  reason: it takes no more\n")
            .Append("Docs/Widgets.yml", "requests:\n  POST /v1/widgets/{idOrReference}/activate: \"Its place.\"\n");

        _shop.Generated("Widgets/Models/WidgetActivateRequest.cs").Should().Contain("Where to put it.").And.Contain("public required string ShelfId").And.NotContain("Reference");
        _shop.Generated("Widgets/IWidgetsClient.cs").Should().Contain("WidgetActivateRequest request");
    }
}
