using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>An account with something to sell: a plan that bills a meter, a seller, and a customer who may buy.</summary>
internal static class Shop
{
    public const string Subscriptions = "/v1/pricing-plan-subscriptions";

    /// <summary>A version of the plan "basic", in JSON.</summary>
    public const string Version = """
        {"pricing_plan_id":"pric_1","status":"ACTIVE","pricing_categories":[{"product_category_id":"proc_1","pricings":[
          {"name":"Calls","product_ids":["prod_1"],"items":[{"product_item_ids":["proi_1"]}],
           "entitlements":[{"feature_reference":"seats","number":"5"},{"feature_reference":"exports","switch":true}]}]}]}
        """;

    public static SandboxClient Open(SolvimonSandboxOptions? options = null)
    {
        SandboxClient client = SandboxClient.InMemory(new SolvimonSandbox(options ?? new SolvimonSandboxOptions { TimeProvider = new ManualClock() }));
        foreach ((string family, string json) in Catalog)
        {
            client.Sandbox.Seed(family, json);
        }

        return client;
    }

    /// <summary>The body of an <c>init</c> for the customer "shop" and the plan "basic".</summary>
    public static string Init(string subscription = "", string schedule = "", string more = "") => $$"""
        {"pricing_plan_subscription":{"customer_reference":"shop","billing_entity_reference":"seller","billing_period":{"type":"MONTH","value":1}{{subscription}}},
         "pricing_plan_schedules":[{"pricing_plan_version_selector":{"pricing_plan_reference":"basic"}{{schedule}}}]{{more}}}
        """;

    public static async Task<Answer> SubscribeAsync(SandboxClient client, string subscription = "", string schedule = "", string more = "") =>
        await client.CreateAsync(Subscriptions + "/init", Init(subscription, schedule, more));

    /// <summary>The id of this account's resource of the family; null where it has none.</summary>
    public static string? Id(ResourceDescription family) => First(family)?["id"]?.ToString();

    /// <summary>The reference of this account's resource of the family; null where it has none.</summary>
    public static string? Reference(ResourceDescription family) => First(family)?["reference"]?.ToString();

    public static string Event(string reference, string more = "") =>
        $$"""{"reference":"{{reference}}","customer_reference":"shop","meter_reference":"calls","meter_values":[{"reference":"calls","number":"450"}]{{more}}}""";

    private static JsonNode? First(ResourceDescription family) =>
        Catalog.Where(entry => entry.Family == family.Name).Select(entry => JsonNode.Parse(entry.Json)).FirstOrDefault();

    private static (string Family, string Json)[] Catalog { get; } =
    [
        ("billing-entities", """{"id":"bent_1","reference":"seller"}"""),
        ("customers", """{"id":"cust_1","reference":"shop","status":"ACTIVE"}"""),
        ("customers", """{"reference":"draft"}"""),
        ("features", """{"id":"feat_1","reference":"seats","type":"NUMBER"}"""),
        ("features", """{"id":"feat_2","reference":"exports","type":"SWITCH"}"""),
        ("meter-values", """{"id":"metv_1","reference":"calls","status":"ACTIVE","type":"NUMBER"}"""),
        ("meter-properties", """{"id":"metp_1","reference":"color","status":"ACTIVE","type":"ENUM","enum_values":["red","blue"]}"""),
        ("meter-properties", """{"id":"metp_2","reference":"size","status":"ACTIVE","type":"NUMBER"}"""),
        ("meter-properties", """{"id":"metp_3","reference":"other","status":"ACTIVE"}"""),
        ("meters", """{"id":"metr_1","reference":"calls","status":"ACTIVE","meter_values":[{"id":"metv_1","required":true}],"meter_properties":[{"id":"metp_1"},{"id":"metp_2"}]}"""),
        ("meters", """{"reference":"draft"}"""),
        ("meter-value-calculations", """{"id":"bmet_1","reference":"sum","meter_id":"metr_1","meter_value_id":"metv_1"}"""),
        ("product-categories", """{"id":"proc_1","reference":"platform"}"""),
        ("products", """{"id":"prod_1","reference":"api","category_id":"proc_1","status":"ACTIVE"}"""),
        ("product-items", """{"id":"proi_1","reference":"calls","product_id":"prod_1","status":"ACTIVE","usage_based":{"meter_value_calculation_id":"bmet_1"}}"""),
        ("pricing-plans", """{"id":"pric_1","reference":"basic","name":"Basic"}"""),
        ("pricing-plan-versions", """{"id":"ppve_1",""" + Version[1..]),
    ];
}
