using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>A call of an operation in an account where it succeeds, with all that can be sent.</summary>
internal sealed class SampleCall : IAsyncDisposable
{
    private const string Event = """{"id":"used_1","reference":"event-00001","customer_id":"cust_1","meter_id":"metr_1","meter_values":[{"id":"metv_1","number":"450"}]}""";

    // Only an event that was sent can be sent again: a seeded one never was.
    private const string Resend = "POST /v1/webhook-events/{}/resend";

    private readonly OperationDescription _operation;
    private readonly WebhookReceiver _receiver = new();

    public SampleCall(OperationDescription operation)
    {
        _operation = operation;
        Client = Shop.Open();
        Samples.Seed(Client.Sandbox);
        Client.Sandbox.Seed("events", Event);
        Body = Special(operation) is { } body ? JsonNode.Parse(body)!.AsObject() : Trimmed(Samples.Body(operation), operation.Resource);
        if (operation.Kind is OperationKind.Update or OperationKind.Upsert)
        {
            Body.Remove("status");
        }

        Path = operation.Path.Pattern;
        if (Path.Contains("{}", StringComparison.Ordinal))
        {
            Path = Path.Replace("{}", operation.Key == Resend ? SendWebhook() : Client.Sandbox.Seed(operation.Resource.Name, Subject().ToJsonString()), StringComparison.Ordinal);
        }
    }

    /// <summary>The operations that the sandbox models.</summary>
    public static IEnumerable<OperationDescription> Operations()
    {
        SolvimonSandbox sandbox = new();
        return ApiDescription.Embedded.Operations.Where(sandbox.Models);
    }

    public SandboxClient Client { get; }

    public string Path { get; set; }

    /// <summary>What it sends, unless a test changes it.</summary>
    public JsonObject Body { get; }

    public Task<Answer> SendAsync(string query = "")
    {
        string required = string.Concat(_operation.RequiredQuery.Select(name => $"&{name}=1"));
        return Client.SendAsync(new HttpMethod(_operation.Method), $"{Path}?{query}{required}", _operation.Method is "GET" or "DELETE" ? null : Body.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        _receiver.Dispose();
    }

    private string SendWebhook()
    {
        Client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, _receiver);
        Client.Sandbox.RaiseWebhookAsync("INVOICE.PAID", "{}");
        return JsonNode.Parse(Client.Sandbox.GetAll("webhook-events")[^1])!["id"]!.ToString();
    }

    // What the sandbox gives by itself, and what would contradict something else that is there.
    private static JsonObject Trimmed(JsonObject json, ResourceDescription family)
    {
        json.Remove("version");
        switch (family.Name)
        {
            case "pricing-plan-schedules":
                json.Remove("end_at");
                break;
            case "api-keys":
                json.Remove("active");
                break;
        }

        return json;
    }

    /// <summary>What the path names: in a status from which the operation can be done.</summary>
    private JsonObject Subject()
    {
        JsonObject subject = Trimmed(Samples.Named(Samples.NewResource(_operation.Resource), "the-subject"), _operation.Resource);
        if (_operation.Resource.Lifecycle.Transitions.FirstOrDefault(move => move.Verb == _operation.Path.LastSegment) is { } move)
        {
            subject["status"] = move.From[0];
        }

        return subject;
    }

    private static string? Special(OperationDescription operation) => operation.Key switch
    {
        "PUT /v1/pricing-plan-versions" => """{"pricing_plan_id":"pric_1","version":2}""",
        _ when operation.Kind == OperationKind.Search => """{"search_fields":[{"value":"1","wildcard_start":true,"wildcard_end":true}]}""",
        "POST /v1/pricing-plan-subscriptions/init" => Shop.Init(),
        "POST /v1/pricing-plan-subscriptions/{}/cancel" => """{"type":"NOW"}""",
        "POST /v1/events/ingest" or "POST /v1/ingest/meter-data" => Shop.Event("event-00002"),
        "POST /v1/events/ingest-list" or "POST /v1/events/ingest-batch" or "POST /v1/ingest/meter-datas" => $$"""{"meter_datas":[{{Shop.Event("event-00002")}}]}""",
        "POST /v1/events/delete" or "POST /v1/ingest/meter-data/delete" => """{"reference":"event-00001"}""",
        _ => null,
    };
}
