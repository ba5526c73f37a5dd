namespace Solvimon.Client.Codegen.Tests;

/// <summary>Where types lie.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("Widgets/Models/Widget.cs", "its operations take and answer it")]
    [InlineData("Widgets/Models/WidgetSize.cs", "widgets alone have it")]
    [InlineData("Shelves/Models/PdfLabel.cs", "shelves alone have it, though widgets show a shelf")]
    [InlineData("Shared/Color.cs", "both have it")]
    public void A_type_lies_with_the_resource_that_uses_it_alone(string file, string because) => _shop.Run().Code.Files.Keys.Should().Contain(file, because);

    [Fact]
    public void What_one_resource_owns_is_decided_by_name()
    {
        _shop.Append("Config/types.yml", "folders:\n  Color: { is: Shelves, reason: \"widgets take it from there\" }\n");

        // Its texts move with it: a text in the file of another resource is not found, and stale.
        _shop.Problems().Should().Equal(
            "Docs/Shared.yml: members: Color: 'name' no longer applies.",
            "Docs/Shared.yml: types: 'Color' no longer applies.",
            "Docs/Shelves.yml: members: Color: name has no text.",
            "Docs/Shelves.yml: types: Color has no text.");
    }

    [Fact]
    public void A_resource_lies_in_the_folder_that_is_decided_for_it()
    {
        _shop.Edit("Config/resources.yml", "{ singular: Shelf,", "{ folder: Racks, singular: Shelf,")
            .Write("Docs/Racks.yml", File.ReadAllText(_shop.PathOf("Docs/Shelves.yml"))).Delete("Docs/Shelves.yml");

        _shop.Run().Code.Files.Keys.Should().Contain("Racks/IShelvesClient.cs").And.Contain("Racks/Models/Shelf.cs");
    }
}
