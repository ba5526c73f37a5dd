using System.Globalization;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Behaviors.Customers;

/// <summary>Entitlements put together by feature.</summary>
// Assumption (entitlements): Numbers and amounts of one feature add up, a switch is on if any is, and enumerations and texts are collected: within a
// subscription, and over all of a customer's.
internal sealed class EntitlementSummary
{
    private static readonly string[] Same = ["feature_reference", "feature_id", "number", "switch", "amount"];
    private static readonly string[] Listed = ["enum", "string"];

    private readonly List<JsonObject> _items = [];

    public bool IsEmpty => _items.Count == 0;

    public JsonArray ToJson() => new([.. _items.Select(item => item.DeepClone())]);

    public void Add(EntitlementSummary other)
    {
        foreach (JsonObject item in other._items)
        {
            Merge(item);
        }
    }

    /// <summary>Adds an entitlement as plans and schedules have it, with one <c>enum</c> or <c>string</c>.</summary>
    public void Add(JsonObject entitlement, bool replaces)
    {
        JsonObject item = new();
        foreach (string? name in Same.Where(entitlement.ContainsKey))
        {
            item[name] = entitlement[name]?.DeepClone();
        }

        foreach (string? name in Listed.Where(entitlement.ContainsKey))
        {
            item[name + "s"] = new JsonArray(entitlement[name]?.DeepClone());
        }

        if (replaces)
        {
            _items.RemoveAll(other => IsSameFeature(other, item));
        }

        Merge(item);
    }

    private static bool IsSameFeature(JsonObject one, JsonObject other) =>
        one.Text("feature_id") == other.Text("feature_id") && one.Text("feature_reference") == other.Text("feature_reference");

    private void Merge(JsonObject item)
    {
        if (_items.Find(other => IsSameFeature(other, item)) is not { } known)
        {
            _items.Add(item.DeepClone().AsObject());
            return;
        }

        foreach ((string name, JsonNode? value) in item)
        {
            known[name] = (name, known[name], value) switch
            {
                (_, null, _) => value?.DeepClone(),
                ("number", { } before, { } more) => Sum(before, more),
                ("switch", { } before, { } more) => before.GetValue<bool>() || more.GetValue<bool>(),
                ("amount", JsonObject before, JsonObject more) when before.Text("currency") == more.Text("currency") => new JsonObject
                {
                    ["quantity"] = Sum(before["quantity"]!, more["quantity"]!),
                    ["currency"] = before.Text("currency"),
                },
                ("enums" or "strings", JsonArray before, JsonArray more) => new JsonArray(
                    [.. before.Leaves().Union(more.Leaves(), StringComparer.Ordinal).Select(text => (JsonNode)text)]),
                var (_, before, _) => before.DeepClone(),
            };
        }
    }

    private static string Sum(JsonNode one, JsonNode other) => (Number(one) + Number(other)).ToString(CultureInfo.InvariantCulture);

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture);
}
