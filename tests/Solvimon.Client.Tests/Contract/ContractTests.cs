using Solvimon.Client.Tests.Models;
using WireMock.Logging;

namespace Solvimon.Client.Tests.Contract;

/// <summary>
/// Each operation is called through the public facade, and its one request must be what a WireMock mapping asks for: method, path, query,
/// headers, body. What is asked for comes from the catalog that the code generator wrote, and from the documents where they are at hand.
/// </summary>
public sealed class ContractTests(ContractServer contract) : IClassFixture<ContractServer>
{
    private static readonly OperationCaller Caller = new(_ => ExpectedRequest.Id, type => new RandomModels(seed: 1, maxDepth: 2).Create(type));

    // What the API does, and its documents lack.
    private static readonly string[] Supplement =
        ["POST /v1/events/ingest-batch", "GET /v1/webhook-events", "GET /v1/webhook-events/{id}", "POST /v1/webhook-events/{id}/resend"];

    public static TheoryData<string> Operations() => [.. CatalogOperation.All.Select(operation => operation.Key)];

    public static TheoryData<string> OperationsOfHandles() => [.. CatalogOperation.All.Where(operation => operation.Handle is not null).Select(operation => operation.Key)];

    public static TheoryData<string> DocumentedOperations() => [.. CatalogOperation.All.Select(operation => operation.Key).Except(Supplement)];

    [Fact]
    public void The_catalog_covers_the_documents_and_the_supplement()
    {
        CatalogOperation.All.Should().HaveCount(438 + Supplement.Length);
        CatalogOperation.All.Select(operation => operation.Key).Should().Contain(Supplement);
        CatalogOperation.All.Select(operation => operation.Call).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_documents_have_the_same_operations() => ApiDocuments.Count.Should().Be(438);

    [Fact]
    public void A_GET_that_writes_does_not_look_like_one_that_reads()
    {
        string[] names = [.. CatalogOperation.All.Where(operation => operation is { Method: "GET", Kind: "write" }).Select(operation => operation.Call.Split('.')[^1])];

        names.Should().HaveCount(3).And.OnlyContain(name => name.StartsWith("Request", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_read_in_pages_is_enumerated() =>
        CatalogOperation.All.Where(operation => operation.Kind == "read" && operation.Query.Contains("page"))
            .Should().NotBeEmpty().And.OnlyContain(operation => operation.Shape != "method");

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task The_client_sends_what_the_catalog_says(string key)
    {
        CatalogOperation operation = CatalogOperation.Find(key);
        await CheckAsync(operation, operation.Call, new ExpectedRequest(operation));
    }

    [Theory]
    [MemberData(nameof(OperationsOfHandles))]
    public async Task The_handle_sends_the_same(string key)
    {
        CatalogOperation operation = CatalogOperation.Find(key);
        await CheckAsync(operation, operation.Handle!, new ExpectedRequest(operation));
    }

    [Theory]
    [MemberData(nameof(DocumentedOperations))]
    public async Task The_client_sends_what_the_documents_say(string key)
    {
        CatalogOperation operation = CatalogOperation.Find(key);
        await CheckAsync(operation, operation.Call, new ExpectedRequest(operation, ApiDocuments.Find(key)));
    }

    private async Task CheckAsync(CatalogOperation operation, string call, ExpectedRequest expected)
    {
        contract.Server.Reset();
        contract.Server.Given(expected.ToRequest()).RespondWith(MockServer.Json(expected.SuccessStatus, operation.LeastAnswer));

        Exception? failure = await Record.ExceptionAsync(() => Caller.InvokeAsync(contract.Client, call));

        ILogEntry entry = contract.Server.LogEntries.Should().ContainSingle("one call is one request").Subject;
        entry.RequestMatchResult.Should().NotBeNull("{0} {1} {2} should match: {3}", entry.RequestMessage!.Method, entry.RequestMessage.AbsoluteUrl, entry.RequestMessage.Body, Mismatch(entry, expected));
        failure.Should().BeNull();
    }

    private static string Mismatch(ILogEntry entry, ExpectedRequest expected) =>
        $"{string.Join(", ", entry.PartialMatchResult?.MatchDetails.Where(detail => detail.Score < 1).Select(detail => detail.Name) ?? [])} {expected.Describe(entry.RequestMessage!.Body)}";
}
