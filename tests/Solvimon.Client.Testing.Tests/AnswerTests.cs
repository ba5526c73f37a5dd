using System.Text.Json;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>Each operation that the sandbox models succeeds, and answers what its documented schema allows.</summary>
public sealed class AnswerTests
{
    // What the API does, and its documents lack.
    private static readonly string[] Supplement =
        ["POST /v1/events/ingest-batch", "GET /v1/webhook-events", "GET /v1/webhook-events/{}", "POST /v1/webhook-events/{}/resend"];

    // What the server sets, whatever a body says.
    private static readonly string[] Servers = ["object_type", "id", "created_at", "updated_at", "api_key"];

    // What makes an answer longer.
    private static readonly Dictionary<string, string> More = new(StringComparer.Ordinal)
    {
        ["expand[]"] = "ALL",
        ["include_lines"] = "true",
        ["include_child_roles"] = "true",
        ["cost_prediction"] = "true",
    };

    private static readonly ApiDescription Api = ApiDescription.Embedded;

    public static TheoryData<string> Modeled() => [.. SampleCall.Operations().Select(operation => operation.Key)];

    public static TheoryData<string> Writes() =>
        [.. SampleCall.Operations().Where(operation => operation.Kind is OperationKind.Create or OperationKind.Upsert or OperationKind.Update).Select(operation => operation.Key)];

    public static TheoryData<string> Documented() => [.. SampleCall.Operations().Select(operation => operation.Key).Except(Supplement)];

    [Theory]
    [MemberData(nameof(Modeled))]
    public async Task Agrees_with_the_description(string key)
    {
        (OperationDescription operation, Answer answer) = await SendAsync(key);

        if (operation.Response is { } type and not { Kind: SchemaTypeKind.Binary })
        {
            using JsonDocument json = JsonDocument.Parse(answer.Text);
            AnswerSchema.Violations(json.RootElement, type).Should().BeEmpty(answer.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Agrees_with_the_documents(string key)
    {
        DocumentedOperation documented = ApiDocuments.Find(key);
        (OperationDescription _, Answer answer) = await SendAsync(key);

        ((int)answer.Status).Should().Be(documented.SuccessStatus);
        if (documented.Answer is { } schema)
        {
            using JsonDocument json = JsonDocument.Parse(answer.Text);
            schema.Violations(json.RootElement).Should().BeEmpty(answer.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Has_every_member_of_the_body(string key)
    {
        await using SampleCall call = new(Api.Operations.Single(operation => operation.Key == key));

        JsonObject answer = (await call.SendAsync()).Json.AsObject();

        call.Body.Where(member => !Servers.Contains(member.Key) && !answer[member.Key].Covers(member.Value))
            .Select(member => $"{member.Key}: {member.Value?.ToJsonString()} is {answer[member.Key]?.ToJsonString()}")
            .Should().Equal([], "what is sent and documented is kept");
    }

    private static async Task<(OperationDescription Operation, Answer Answer)> SendAsync(string key)
    {
        OperationDescription operation = Api.Operations.Single(operation => operation.Key == key);
        await using SampleCall call = new(operation);
        Answer answer = await call.SendAsync(string.Join('&', operation.Query.Keys.Where(More.ContainsKey).Select(name => $"{name}={More[name]}")));
        answer.Status.Should().Be(operation.SuccessStatus, answer.Text);
        return (operation, answer);
    }
}
