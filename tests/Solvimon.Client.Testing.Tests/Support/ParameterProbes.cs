using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>
/// Finds out whether a query parameter changes anything. Reads are tried with every value that the samples have; writes that take a parameter have a probe
/// of their own, which sends the same twice, with it and without.
/// </summary>
internal sealed class ParameterProbes : IAsyncDisposable
{
    private readonly SandboxClient _client = SandboxClient.InMemory(new SolvimonSandbox());

    public ParameterProbes()
    {
        Samples.Seed(_client.Sandbox);

        // What is only found beside another: a customer's second subscription, a role that is made of none.
        JsonObject subscription = Samples.Resource(ApiDescription.Embedded.Resources["pricing-plan-subscriptions"], 1);
        (subscription["id"], subscription["reference"]) = ("ppsu_second", "second");
        _client.Sandbox.Seed("pricing-plan-subscriptions", subscription.ToJsonString());
        _client.Sandbox.Seed("roles", """{"name":"childless"}""");
    }

    public async Task<bool> HasEffectAsync(OperationDescription operation, string parameter) =>
        operation.Method == "GET" || operation.Kind == OperationKind.Search
            ? await ReadAsync(operation, parameter)
            : WriteProbes.Find(operation, parameter) is { } probe && await probe();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task<bool> ReadAsync(OperationDescription operation, string parameter)
    {
        string path = operation.Path.Pattern.Replace("{}", Samples.Id(operation.Resource, 0), StringComparison.Ordinal);
        string required = string.Concat(Required(operation, parameter).Select(name => $"&{name}={RequiredValue(operation, name)}"));
        string? without = await SendAsync("");
        foreach (string value in Values(operation, parameter))
        {
            string? with = await SendAsync($"&{parameter}={Uri.EscapeDataString(value)}");
            if (with is not null && with != without && with is not ("[]" or "{}"))
            {
                return true;
            }
        }

        return false;

        async Task<string?> SendAsync(string query)
        {
            Answer answer = await _client.SendAsync(new HttpMethod(operation.Method), $"{path}?{required}{query}", operation.Method == "GET" ? null : "{}");
            return (int)answer.Status < 300 ? Content(answer.Json) : null;
        }
    }

    // The links of a page repeat the query: they do not count.
    private static string Content(JsonNode json) => (json is JsonObject page && page.ContainsKey("data") ? page["data"]! : json).ToJsonString();

    // What a call needs beside the parameter: it is looked for where it is alone.
    private static IEnumerable<string> Required(OperationDescription operation, string parameter) =>
        operation.RequiredQuery.Where(name => name != parameter)
            .Concat(parameter == "page" ? ["limit"] : [])
            .Concat(operation.Key == "GET /v1/pricing-plan-subscriptions" && parameter == "reference" ? ["customer_id"] : []);

    private static string RequiredValue(OperationDescription operation, string name) => name == "limit" ? "1" :
        Uri.EscapeDataString(Samples.Resource(operation.Resource, 1) is var sample && sample.Text(name) is { } text ? text : sample.Values(name.Replace('_', '.')).First());

    private static IEnumerable<string> Values(OperationDescription operation, string parameter)
    {
        List<JsonObject> samples = Enumerable.Range(0, Samples.Count).Select(number => Samples.Resource(operation.Resource, number)).ToList();
        List<string> leaves = samples.SelectMany(sample => sample.Leaves()).Distinct(StringComparer.Ordinal).ToList();
        return (parameter, operation.Query[parameter].Kind) switch
        {
            ("page", _) => ["2"],
            ("limit", _) => ["1"],
            ("order_direction", _) => ["asc", "desc"],
            ("order_by", _) => ApiDescription.Embedded.Schemas[operation.Resource.Schema].Members.Select(member => member.Key).Concat(operation.Order),
            ("expand[]", _) => ["ALL"],
            ("custom_field", _) => samples.SelectMany(sample => sample.Objects("custom_fields")).Select(field => $"{field.Text("reference")}:{field.Text("value")}"),
            ("country", _) => ["AU", "CA"],
            (_, SchemaTypeKind.Boolean) => ["true", "false"],
            (_, SchemaTypeKind.Range) => Enumerable.Range(1, 12).Select(month => $"[2040-{month:D2}-01T00:00:00Z,2040-{month:D2}-02T00:00:00Z]"),
            _ => leaves,
        };
    }
}
