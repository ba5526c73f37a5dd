using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>Which member of a resource a query parameter or a value of <c>order_by</c> means, as a dotted path.</summary>
internal sealed class MemberPaths(ApiDescription api, SandboxState state)
{
    // Behind ">" the path goes on in the resource whose id was found before.
    private static readonly Dictionary<(string Family, string Name), string> Named = new()
    {
        [("approval-requests", "user_id")] = "reviewers.id",
        [("audit-records", "target_type")] = "target_resource_type",
        [("payment-methods", "integration_payment_method_reference")] = "integration_reference",
        [("portal-urls", "expired")] = "status",
        [("portal-urls", "pricing_plan_subscription_id")] = "init_pricing_plan_subscription.pricing_plan_subscription_id",
        [("pricing-plans", "statuses[]")] = "pricing_plan_version_infos.status",
        [("pricing-plan-subscriptions", "start_at")] = "pricing_plan_schedule_infos.start_at",
        [("pricing-plan-subscriptions", "pricing_plan_name")] = "pricing_plan_schedule_infos.pricing_plan_id>name",
        [("pricing-plan-subscription-groups", "start_at")] = "pricing_plan_subscription_ids>pricing_plan_schedule_infos.start_at",
        [("pricing-plan-subscription-groups", "created_at")] = "pricing_plan_subscription_ids>created_at",
        [("products", "product_category_id")] = "category_id",
        [("roles", "only_childless_roles")] = "child_role_ids",
    };

    /// <summary>Null for a parameter that leads to no member: it changes what the API answers, not what it finds.</summary>
    public string? Find(ResourceDescription resource, string name) =>
        Named.GetValueOrDefault((resource.Name, name)) ?? Find(name, api.Schemas[resource.Schema]);

    /// <summary>The values at the path, as text.</summary>
    public IEnumerable<string> Values(StoredResource resource, string path) => path.Split('>', 2) is [var ids, var rest]
        ? resource.Json.Values(ids).Select(state.ById).OfType<StoredResource>().SelectMany(related => Values(related, rest))
        : resource.Json.Values(path);

    /// <summary>Whether resources are indexed by the path: it stays within them.</summary>
    public static bool IsIndexed(string path) => !path.Contains('>', StringComparison.Ordinal);

    // "statuses[]" means "status", "processed_details_type" means "processed_details.type".
    private string? Find(string name, SchemaDescription schema)
    {
        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            string plural = name[..^2];
            return new[] { plural, Without(plural, "es"), Without(plural, "s") }.FirstOrDefault(member => schema.Member(member) is not null);
        }

        if (schema.Member(name) is not null)
        {
            return name;
        }

        // An invoice is of several subscriptions, and found by any one: "pricing_plan_subscription_id" means "…_ids".
        if (schema.Member(name + "s") is not null)
        {
            return name + "s";
        }

        foreach ((string member, SchemaType type) in schema.Members)
        {
            if (name.StartsWith(member + "_", StringComparison.Ordinal)
                && api.Schema(type) is { } nested
                && Find(name[(member.Length + 1)..], nested) is { } rest)
            {
                return member + "." + rest;
            }
        }

        return null;
    }

    private static string Without(string text, string ending) =>
        text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : text;
}
