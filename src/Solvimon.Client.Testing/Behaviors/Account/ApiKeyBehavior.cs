using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Reading;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Account;

/// <summary>API keys are made up, let in while they are active, and shown when they are created or decrypted.</summary>
internal sealed class ApiKeyBehavior : ResourceBehavior
{
    private const string Key = "api_key";

    private readonly SandboxState _state;

    public ApiKeyBehavior(SandboxState state, ResourceView view)
    {
        _state = state;
        Operations = new Dictionary<string, Func<SandboxCall, SandboxResponse>>(StringComparer.Ordinal)
        {
            ["GET /v1/api-keys/{}/decrypt"] = call => call.Success(_state.Find(call).Utf8),
        };

        // Assumption (account): The key itself is answered by the create and by `decrypt`, and by nothing else.
        view.Change(Resource, (key, call) =>
        {
            if (call.Operation.Kind != OperationKind.Create)
            {
                key.Remove(Key);
            }
        });
    }

    public override string Resource => "api-keys";

    public override IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; }

    // Assumption (account): A key that was created in the sandbox is let in, as the sandbox's own are, until its status is INACTIVE.
    public bool LetsIn(string key) => _state.Store(_state.Resource(Resource)).Having(Key, key).Any(stored => stored.Status == "ACTIVE");

    // The documents have both a status and whether the key is active: each follows the other.
    public override void Check(JsonObject resource, StoredResource? existing)
    {
        bool isSameStatus = existing is null || existing.Status == resource.Text("status");
        if (isSameStatus && resource["active"] is { } active && active.GetValue<bool>() != existing?.Json["active"]?.GetValue<bool>())
        {
            resource["status"] = active.GetValue<bool>() ? "ACTIVE" : "INACTIVE";
        }
    }

    public override void Complete(JsonObject resource)
    {
        resource[Key] ??= Ids.NewApiKey();
        resource["role_type"] ??= "ADMINISTRATOR";
        resource["active"] = resource.Text("status") == "ACTIVE";
    }
}
