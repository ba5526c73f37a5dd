using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>Every operation and family of the description that the package carries.</summary>
public sealed class EmbeddedApiTests(ITestOutputHelper output)
{
    private static readonly ApiDescription Api = ApiDescription.Embedded;

    [Fact]
    public async Task Every_operation_succeeds_or_says_why_not()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        Dictionary<HttpStatusCode, int> answers = new();

        foreach (OperationDescription operation in Api.Operations)
        {
            string path = operation.Path.Pattern.Replace("{}", "some_id", StringComparison.Ordinal)
                + (operation.RequiredQuery.Count > 0 ? "?" + string.Join('&', operation.RequiredQuery.Select(name => name + "=1")) : "");
            string? body = operation.Method is "GET" or "DELETE" ? null : Minimal(operation.Request, depth: 0)?.ToJsonString() ?? "{}";

            Answer answer = await client.SendAsync(new HttpMethod(operation.Method), path, body);

            answers[answer.Status] = answers.GetValueOrDefault(answer.Status) + 1;
            answer.Status.Should().BeOneOf(
                [operation.SuccessStatus, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.NotImplemented], $"{operation.Key}: {answer.Text}");
            if (answer.Status != operation.SuccessStatus)
            {
                answer.ShouldBeError(answer.Status, answer["code"]!, answer["field"]);
            }
        }

        output.WriteLine($"{Api.Operations.Count} operations: {string.Join(", ", answers.Select(entry => $"{entry.Value} × {(int)entry.Key}"))}");
    }

    [Fact]
    public async Task Every_family_keeps_what_it_is_given()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        foreach (ResourceDescription resource in Api.Resources.Values)
        {
            string id = client.Sandbox.Seed(resource.Name, """{"reference":"ref-1","unknown":[1.50]}""");
            ILookup<OperationKind, OperationDescription> operations = Api.Operations.Where(operation => operation.Resource == resource).ToLookup(operation => operation.Kind);

            foreach (OperationDescription get in operations[OperationKind.Get])
            {
                Answer answer = await client.GetAsync(get.Path.Pattern.Replace("{}", id, StringComparison.Ordinal));
                answer.Status.Should().Be(HttpStatusCode.OK, get.Key);
                answer.Json["unknown"]!.ToJsonString().Should().Be("[1.50]", get.Key);
            }

            foreach (OperationDescription list in operations[OperationKind.List].Where(list => list.RequiredQuery.Count == 0))
            {
                (await client.GetAsync(list.Path.Pattern)).Text.Should().Contain("[1.50]", list.Key);
            }

            foreach (OperationDescription update in operations[OperationKind.Update])
            {
                Answer answer = await client.SendAsync(HttpMethod.Patch, update.Path.Pattern.Replace("{}", id, StringComparison.Ordinal), """{"unknown":null,"other":true}""");
                answer["other"].Should().Be("true", $"{update.Key}: {answer.Text}");
                answer["unknown"].Should().BeNull(update.Key);
            }

            foreach (OperationDescription delete in operations[OperationKind.Delete])
            {
                string path = delete.Path.Pattern.Replace("{}", id, StringComparison.Ordinal);
                (await client.SendAsync(HttpMethod.Delete, path)).Status.Should().Be(HttpStatusCode.OK, delete.Key);
                (await client.SendAsync(HttpMethod.Delete, path)).Status.Should().Be(HttpStatusCode.NotFound, delete.Key);
            }
        }

        output.WriteLine($"{Api.Resources.Count} families.");
    }

    /// <summary>A value of the type with nothing in it but what is required.</summary>
    private static JsonNode? Minimal(SchemaType? type, int depth)
    {
        switch (type?.Kind)
        {
            case null or SchemaTypeKind.Any:
                return null;
            case SchemaTypeKind.Schema when Api.Schema(type) is { Values: { } values }:
                return values.First();
            case SchemaTypeKind.Schema:
                depth.Should().BeLessThan(20, "required members must not go round in a circle");
                SchemaDescription schema = Api.Schema(type)!;
                return new JsonObject(schema.Required.Select(name => KeyValuePair.Create(name, (JsonNode?)(Minimal(schema.Member(name), depth + 1) ?? new JsonObject()))));
            case SchemaTypeKind.Array:
                return new JsonArray();
            case SchemaTypeKind.Map:
                return new JsonObject();
            case SchemaTypeKind.Integer or SchemaTypeKind.Number:
                return 1;
            case SchemaTypeKind.Boolean:
                return true;
            case SchemaTypeKind.DateTime:
                return "2026-01-01T00:00:00Z";
            default:
                return "text";
        }
    }
}
