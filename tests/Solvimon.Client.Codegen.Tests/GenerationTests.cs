namespace Solvimon.Client.Codegen.Tests;

/// <summary>A run as a whole.</summary>
public sealed class GenerationTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_resource_becomes_a_client_a_handle_a_list_and_models()
    {
        _shop.Run().Code.Files.Keys.Should().Contain(
        [
            "Widgets/IWidgetsApi.cs", "Widgets/IWidgetsClient.cs", "Widgets/WidgetsClient.cs", "Widgets/IWidgetHandle.cs", "Widgets/WidgetHandle.cs",
            "Widgets/IWidgetList.cs", "Widgets/WidgetList.cs", "Widgets/Models/Widget.cs", "Widgets/Models/Widget.Json.cs", "Widgets/Models/WidgetCreateRequest.cs",
            "Widgets/Models/WidgetUpdateRequest.cs", "Widgets/Models/WidgetStatus.cs", "ISolvimonClient.Resources.cs",
        ]);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        Generation first = _shop.Run();
        Generation second = _shop.Run();

        second.Code.Files.Should().Equal(first.Code.Files);
        second.Others.Files.Should().Equal(first.Others.Files);
    }

    [Fact]
    public void A_second_run_writes_nothing()
    {
        _shop.Run().Code.Write(_shop.PathOf("Generated")).Should().BePositive();

        _shop.Run().Code.Write(_shop.PathOf("Generated")).Should().Be(0);
        _shop.Run().Code.Check(_shop.PathOf("Generated")).Should().BeEmpty();
    }

    [Fact]
    public void What_is_no_longer_generated_is_found_and_deleted()
    {
        _shop.Run().Code.Write(_shop.PathOf("Generated"));
        _shop.Write("Generated/Gadgets/Gadget.cs", "class Gadget;").Write("Generated/Widgets/WidgetList.cs", "class WidgetList;");

        _shop.Run().Code.Check(_shop.PathOf("Generated")).Should().Equal("Widgets/WidgetList.cs: differs from what the documents give", "Gadgets/Gadget.cs: no longer generated");

        _shop.Run().Code.Write(_shop.PathOf("Generated"));
        Directory.Exists(_shop.PathOf("Generated/Gadgets")).Should().BeFalse();
    }

    [Fact]
    public void Everything_that_is_to_be_written_or_deleted_is_told_at_once()
    {
        _shop.Edit("Docs/Widgets.yml", "  PATCH /v1/widgets/{idOrReference}: \"Changes what is for sale.\"\n", "")
            .Edit("Docs/Widgets.yml", "    size: \"How much room it takes.\"\n", "")
            .Edit("Docs/Widgets.yml", "      DRAFT: \"Not for sale yet.\"\n", "")
            .Edit("Docs/Shelves.yml", "  Shelf: \"Where things lie.\"\n", "")
            .Append("Docs/Shelves.yml", "nouns:\n  Gadget: \"a gadget\"\n")
            .Append("Config/operations.yml", "reads:\n  POST /v1/gadgets/search: { reason: \"Search.\" }\n");

        _shop.Problems().Should().Equal(
            "Config/operations.yml: reads: 'POST /v1/gadgets/search' no longer applies.",
            "Docs/Shelves.yml: nouns: 'Gadget' no longer applies.",
            "Docs/Shelves.yml: types: Shelf has no text.",
            "Docs/Widgets.yml: enumerations: WidgetStatus: values: DRAFT has no text.",
            "Docs/Widgets.yml: members: Widget: size has no text.",
            "Docs/Widgets.yml: operations: PATCH /v1/widgets/{idOrReference} has no text.");
    }

    [Fact]
    public void What_was_found_before_a_run_had_to_stop_is_told_too()
    {
        _shop.Edit("Docs/Widgets.yml", "  GET /v1/widgets: \"Lists what the shop sells.\"\n", "")
            .Edit(Workbench.Document, "#/components/schemas/WidgetUpdateRequest", "#/components/schemas/Missing");

        _shop.Problems().Should().Contain(problem => problem.Contains("Missing", StringComparison.Ordinal));
    }
}
