using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Behaviors.Customers;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors;

/// <summary>What customers do beyond the generic operations.</summary>
internal sealed class CustomerBehavior : ResourceBehavior
{
    // What tells who the customer is. The id, the reference and the commercial settings remain, so that invoices still add up.
    private static readonly string[] PersonalData =
        ["email", "individual", "organization", "custom_fields", "notification_preferences", "locale", "timezone"];

    private readonly SandboxState _state;
    private readonly ResourceWriter _writer;
    private readonly PlanEntitlements _plans;
    private readonly Dictionary<string, JsonObject> _entitlements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonArray> _walletBalances = new(StringComparer.Ordinal);

    public CustomerBehavior(SandboxState state, ResourceWriter writer, PlanEntitlements plans)
    {
        _plans = plans;
        _state = state;
        _writer = writer;
        Operations = new Dictionary<string, Func<SandboxCall, SandboxResponse>>(StringComparer.Ordinal)
        {
            ["GET /v1/customers/{}/entitlements"] = GetEntitlements,
            ["POST /v1/customers/{}/wallets/balance"] = GetWalletBalances,
            ["POST /v1/customers/{}/forget"] = Forget,
            ["POST /v1/customers/validate-tax-id"] = new TaxIdValidation(state).Validate,
        };
    }

    public override string Resource => "customers";

    public override IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; }

    public void SetEntitlements(string idOrReference, JsonObject entitlements) =>
        _entitlements[Find(idOrReference).Id] = entitlements;

    public void SetWalletBalances(string idOrReference, JsonArray walletBalances) =>
        _walletBalances[Find(idOrReference).Id] = walletBalances;

    /// <summary>An organization's <c>tax_id</c> shows the first of its <c>tax_ids</c>.</summary>
    public override void Complete(JsonObject resource)
    {
        if (resource["organization"] is JsonObject organization
            && organization.Text("tax_id") is null
            && organization["tax_ids"] is JsonArray { Count: > 0 } taxIds
            && taxIds[0] is JsonObject first)
        {
            organization["tax_id"] = first.Text("id");
        }
    }

    public override void Clear()
    {
        _entitlements.Clear();
        _walletBalances.Clear();
    }

    private SandboxResponse GetEntitlements(SandboxCall call)
    {
        StoredResource customer = _state.Find(call);
        return call.Success(_entitlements.GetValueOrDefault(customer.Id) ?? _plans.Of(customer));
    }

    private SandboxResponse GetWalletBalances(SandboxCall call)
    {
        StoredResource customer = _state.Find(call);
        if (!_walletBalances.TryGetValue(customer.Id, out JsonArray? balances)
            && _state.Store(_state.Resource("wallets")).Having("customer_id", customer.Id).Count > 0)
        {
            throw SandboxError.NotModeled("The sandbox does not calculate balances. SolvimonSandbox.SetWalletBalances says what they shall be.");
        }

        return call.Success(new JsonObject
        {
            ["wallet_balances"] = balances?.DeepClone() ?? new JsonArray(),
            ["balance_at"] = call.Body.Text("balance_at") ?? _state.Timestamp,
        });
    }

    // Assumption (customers): Forgetting erases email, individual, organization, custom fields, notification preferences, locale and time zone, in whatever
    // status, which stays.
    private SandboxResponse Forget(SandboxCall call)
    {
        StoredResource customer = _state.Find(call);
        JsonObject json = customer.Json.DeepClone().AsObject();
        foreach (string member in PersonalData)
        {
            json.Remove(member);
        }

        return call.Success(_writer.Replace(call.Resource, customer, json).Utf8);
    }

    private StoredResource Find(string idOrReference) => _state.Find(_state.Resource(Resource), idOrReference);
}
