using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Webhooks;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors;

/// <summary>What webhooks do beyond the generic operations: they get a secret, which can be rolled, and events can be sent again.</summary>
internal sealed class WebhookBehavior : ResourceBehavior
{
    private readonly ApiDescription _api;
    private readonly SandboxState _state;
    private readonly ResourceWriter _writer;
    private readonly WebhookOutbox _outbox;

    public WebhookBehavior(ApiDescription api, SandboxState state, ResourceWriter writer, WebhookOutbox outbox)
    {
        _api = api;
        _state = state;
        _writer = writer;
        _outbox = outbox;
        Operations = new Dictionary<string, Func<SandboxCall, SandboxResponse>>(StringComparer.Ordinal)
        {
            ["GET /v1/webhooks/actions"] = ListActions,
            ["PATCH /v1/webhooks/{}/secret-key"] = RollSecret,
            ["POST /v1/webhook-events/{}/resend"] = Resend,
        };
    }

    public override string Resource => "webhooks";

    public override IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; }

    public override void Check(JsonObject resource, StoredResource? existing)
    {
        if ((existing is null || resource.Text("url") != existing.Json.Text("url")) && !IsAddress(resource.Text("url")))
        {
            throw SandboxError.InvalidField("url", "value must be an absolute http or https address");
        }
    }

    public override void Complete(JsonObject resource)
    {
        resource["active"] ??= true;
        resource["authentication_type"] ??= "NONE";
        resource["include_previous_data"] ??= false;
        resource["secret_key"] ??= NewSecret();
        resource["signing_protocol"] ??= "HmacSHA256";
    }

    private static bool IsAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is ("http" or "https");

    private SandboxResponse ListActions(SandboxCall call)
    {
        IEnumerable<JsonNode> actions = _api.Resources.Values.Where(WebhookOutbox.Announces).Select(resource => (JsonNode)new JsonObject
        {
            ["object_type"] = resource.ObjectType,
            ["actions"] = new JsonArray([.. Actions(resource).Select(action => (JsonNode)action)]),
        });
        return call.Success(new JsonObject { ["data"] = new JsonArray([.. actions]) });
    }

    private static IEnumerable<string> Actions(ResourceDescription resource) =>
        ["CREATED", "UPDATED", "DELETE", .. resource.Lifecycle.Transitions.Select(move => "STATUS_TO_" + move.To).Distinct()];

    private SandboxResponse RollSecret(SandboxCall call)
    {
        StoredResource webhook = _state.Find(call);
        JsonObject json = webhook.Json.DeepClone().AsObject();
        json["previous_secret_key"] = json.Text("secret_key");
        json["previous_signing_protocol"] = json.Text("signing_protocol");
        json["secret_key"] = NewSecret();
        json["secret_rolled_at"] = _state.Timestamp;
        return call.Success(_writer.Replace(call.Resource, webhook, json).Utf8);
    }

    private SandboxResponse Resend(SandboxCall call)
    {
        StoredResource webhookEvent = _state.Find(call);
        _outbox.Resend(webhookEvent.Id);
        return call.Success(webhookEvent.Utf8);
    }

    private static string NewSecret() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
