namespace Solvimon.Client.Codegen.Tests;

/// <summary>What is decided in <c>Config</c>, and written in <c>Docs</c>.</summary>
public sealed class DecisionTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("types.yml", "names:\n  Gadget: { is: Thing, reason: \"shorter\" }", "Config/types.yml: names: 'Gadget' no longer applies.")]
    [InlineData("types.yml", "words:\n  gadget: { is: GadGet, reason: \"its name\" }", "Config/types.yml: words: 'gadget' no longer applies.")]
    [InlineData("members.yml", "names:\n  Widget.gadget: { is: Thing, reason: \"shorter\" }", "Config/members.yml: names: 'Widget.gadget' no longer applies.")]
    [InlineData("operations.yml", "limits:\n  POST /v1/widgets: { member: reference, maximum: 5 }", "Config/operations.yml: limits: 'POST /v1/widgets' gives no reason.")]
    [InlineData("operations.yml", "writes:\n  GET /v1/widgets: { reason: \"a list\" }", "Config/operations.yml: writes: 'GET /v1/widgets' no longer applies.")]
    [InlineData("enumerations.yml", "groups:\n  Hue: { schemas: [Hue], reason: \"one concept\" }", "Config/enumerations.yml: groups: 'Hue' no longer applies.")]
    [InlineData("queries.yml", "parameters:\n  GET /v1/widgets?hue: { method: Hued, reason: \"reads better\" }", "Config/queries.yml: parameters: 'GET /v1/widgets?hue' no longer applies.")]
    [InlineData("lifecycles.yml", "gadgets: { schema: Gadget, reason: \"the guide\" }", "Config/lifecycles.yml: 'gadgets' no longer applies.")]
    [InlineData("bodies.yml", "POST /v1/gadgets: { reason: \"takes nothing\" }", "Config/bodies.yml: 'POST /v1/gadgets' no longer applies.")]
    public void A_decision_that_nothing_asks_for_or_without_a_reason_is_a_problem(string file, string text, string problem)
    {
        _shop.Append("Config/" + file, text + "\n");

        _shop.Problems().Should().Contain(problem);
    }

    [Fact]
    public void A_key_that_stands_twice_is_an_error() =>
        _shop.Append("Config/members.yml", "decimals:\n  \"*.count\": { reason: \"as well\" }\n").Problems().Should().ContainSingle()
            .Which.Should().StartWith("members.yml, line ").And.Contain("decimals");

    [Fact]
    public void A_text_that_stands_twice_is_an_error() =>
        _shop.Append("Docs/Shelves.yml", "types:\n  Shelf: \"Again.\"\n").Problems().Should().ContainSingle().Which.Should().StartWith("Shelves.yml, line ");

    [Fact]
    public void A_section_that_does_not_exist_is_an_error() =>
        _shop.Append("Config/members.yml", "decimal:\n  \"*.count\": { reason: \"misspelled\" }\n").Problems().Should().ContainSingle().Which.Should().Contain("decimal");

    [Theory]
    [InlineData("The reference.", "says no more than the name")]
    [InlineData("What the shop calls it", "does not end with a period")]
    [InlineData(" ", "has no text")]
    public void A_text_that_says_nothing_is_a_problem(string text, string problem)
    {
        _shop.Edit("Docs/Widgets.yml", "reference: \"What the shop calls it.\"", $"reference: \"{text}\"");

        _shop.Problems().Should().Contain(line => line.StartsWith("Docs/Widgets.yml: members: Widget: reference " + problem, StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_for_one_class_goes_before_that_for_its_schema_and_that_before_the_one_for_all()
    {
        _shop.Edit("Docs/Widgets.yml", "members:\n", "members:\n  WidgetCreateRequest:\n    color: \"To be painted so.\"\n");

        _shop.Generated("Widgets/Models/WidgetCreateRequest.cs").Should().Contain("To be painted so.");
        _shop.Generated("Widgets/Models/Widget.cs").Should().Contain("What it looks like.");
    }

    [Fact]
    public void A_sibling_that_a_text_names_as_the_wire_does_is_a_reference()
    {
        _shop.Edit("Docs/Widgets.yml", "\"What it lies on.\"", "\"What <c>shelf_id</c> leads to, unlike <c>aisle_id</c>; <c>shelf</c> by itself.\"");

        _shop.Generated("Widgets/Models/Widget.cs").Should().Contain("What <see cref=\"ShelfId\"/> leads to, unlike <c>aisle_id</c>; <c>shelf</c> by itself.");
    }

    [Fact]
    public void A_member_that_can_be_sent_says_how_instants_are() =>
        _shop.Edit(Workbench.Document, "created_at:", "start_at:").Edit("Docs/Widgets.yml", "created_at:", "start_at:")
            .Generated("Widgets/Models/WidgetCreateRequest.cs").Should().Contain("When it was put up. Sent with whole seconds.");
}
