using Solvimon.Client.Codegen.Documents;

namespace Solvimon.Client.Codegen.Tests;

/// <summary>One document or several, what they lack, and what is remembered of them.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly Workbench _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Several_documents_give_what_one_gives()
    {
        IReadOnlyDictionary<string, string> one = _shop.Run().Code.Files;

        Split();

        _shop.Run().Code.Files.Should().Equal(one);
    }

    [Fact]
    public void A_directory_without_a_document_is_an_error()
    {
        _shop.Delete(Workbench.Document);

        _shop.Problems().Should().ContainSingle().Which.Should().StartWith("There is no OpenAPI document in ");
    }

    [Theory]
    [InlineData("schema: { $ref: \"#/components/schemas/Widget\"", "Gadget")]
    [InlineData("oneOf: [{ $ref: \"#/components/schemas/Shelf\"", "ShelfUpdateRequest")]
    public void A_reference_to_a_schema_that_is_not_there_is_an_error(string reference, string missing)
    {
        _shop.Edit(Workbench.Document, reference, reference.Replace(reference.Split('/')[^1], missing + "\"", StringComparison.Ordinal));

        _shop.Problems().Should().ContainSingle().Which.Should().Be($"The shop document has no schema '{missing}'.");
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("elsewhere")]
    public void A_supplement_is_laid_into_its_document_or_into_the_only_one(string document)
    {
        Supplement(document);

        _shop.Generated("Shelves/IShelvesClient.cs").Should().Contain("Task<Shelf> DeleteAsync(");
    }

    [Fact]
    public void A_supplement_that_the_document_has_by_now_is_an_error()
    {
        Supplement("shop").Edit("Config/supplement.yml", "delete:", "get:");

        _shop.Problems().Should().ContainSingle().Which.Should().Be("Config/supplement.yml: the document has / paths / /v{version}/shelves/{resourceId} / get itself by now.");
    }

    [Fact]
    public void The_lock_has_name_version_date_and_hash_of_each_document()
    {
        string text = _shop.Run().Others.Files[SpecsLock.File];

        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_shop.PathOf(Workbench.Document))));
        text.Should().EndWith($"""

            shop:
              file: shop-openapi.yml
              version: "1.2.0"
              date: "2026-03-01"
              sha256: {hash}

            """);
    }

    [Fact]
    public void A_document_that_has_not_changed_keeps_its_date()
    {
        _shop.Write("specs.lock", _shop.Run().Others.Files[SpecsLock.File].Replace("2026-03-01", "2025-12-24", StringComparison.Ordinal));

        _shop.Run().Others.Files[SpecsLock.File].Should().Contain("2025-12-24");
        _shop.Run().Sources.DifferencesFrom(SpecsLock.Load(_shop.PathOf("specs.lock"))).Should().BeEmpty();
    }

    [Fact]
    public void Changes_of_the_documents_are_told()
    {
        _shop.Write("specs.lock", _shop.Run().Others.Files[SpecsLock.File]);
        SpecsLock before = SpecsLock.Load(_shop.PathOf("specs.lock"));

        _shop.Edit(Workbench.Document, "version: 1.2.0", "version: 1.3.0");
        _shop.Run().Sources.DifferencesFrom(before).Should().Equal("The document shop has changed since 2026-03-01 (version 1.2.0 → 1.3.0).");

        Split();
        _shop.Run().Sources.DifferencesFrom(before).Should().HaveCount(2).And.Contain("The document stock is new.");
    }

    // Puts the shelves into a document of their own.
    private void Split()
    {
        string text = File.ReadAllText(_shop.PathOf(Workbench.Document));
        string shelves = text[text.IndexOf("  /v{version}/shelves/", StringComparison.Ordinal)..text.IndexOf("components:", StringComparison.Ordinal)];
        string parameters = "      parameters:\n        - { name: version, in: path, required: true, schema: { type: string } }\n        - { name: X-API-KEY, in: header, required: true, schema: { type: string } }\n        - { name: resourceId, in: path, required: true, schema: { type: string } }\n";
        string own = shelves.Replace(shelves[shelves.IndexOf("      parameters:", StringComparison.Ordinal)..shelves.IndexOf("      responses:", StringComparison.Ordinal)], parameters, StringComparison.Ordinal);
        _shop.Write(Workbench.Document, text.Replace(shelves, "", StringComparison.Ordinal))
            .Write("Documents/stock-openapi.yml", "openapi: 3.1.0\ninfo: { title: Stock API, version: 1.2.0 }\npaths:\n" + own + text[text.IndexOf("components:", StringComparison.Ordinal)..]);
    }

    private Workbench Supplement(string document) => _shop
        .Write("Config/supplement.yml", $$"""
            {{document}}:
              paths:
                /v{version}/shelves/{resourceId}:
                  delete:
                    parameters:
                      - { name: version, in: path, required: true, schema: { type: string } }
                      - { name: X-API-KEY, in: header, required: true, schema: { type: string } }
                      - { name: resourceId, in: path, required: true, schema: { type: string } }
                    responses:
                      "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/Shelf" } } } }
            """)
        .Edit("Docs/Shelves.yml", "types:\n", "  DELETE /v1/shelves/{id}: \"Takes it down.\"\ntypes:\n");
}
