using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>The query parameters that the sandbox takes and ignores, with the reason.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Reason">Why it has no effect.</param>
/// <param name="Operations">Of which operations, by key.</param>
internal sealed record ParametersWithoutEffect(string Parameter, string Reason, params string[] Operations)
{
    public static IReadOnlyList<ParametersWithoutEffect> All { get; } =
    [
        new("expand[]", "the resource has no member that could take a related one",
            "GET /v1/billing-entities",
            "GET /v1/pricing-plans",
            "POST /v1/bulk-actions/search",
            "POST /v1/customers/search",
            "POST /v1/pricing-plans/search",
            "POST /v1/product-categories/search",
            "POST /v1/report-generate-requests/search",
            "POST /v1/reports/search",
            "POST /v1/workflow-triggers/search",
            "POST /v1/workflows/search"),
        new("page", "the answer is one list, and says nothing of pages", "GET /v1/webhooks/actions"),
        new("limit", "as `page`", "GET /v1/webhooks/actions"),
        new("order_by", "no field is documented, and the entries have no dates or names", "GET /v1/webhooks/actions"),
        new("order_direction", "as `order_by`", "GET /v1/webhooks/actions"),
        new("align_product_item_status", "no source says which status the items of a deleted product get", "DELETE /v1/products/{}"),
        new("include_combined_pricing_plan_version", "the sandbox does not put prices together", "GET /v1/pricing-plan-schedules/{}"),
        new("processing_only_customer_id", "the sandbox's invoices have no lines", "GET /v1/invoices/{}"),
    ];

    public bool Explains(OperationDescription operation, string parameter) => parameter == Parameter && Operations.Contains(operation.Key);
}
