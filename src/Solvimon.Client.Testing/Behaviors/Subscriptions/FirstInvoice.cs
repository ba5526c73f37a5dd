using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Subscriptions;

/// <summary>The invoice that <c>init</c> makes, and the payment that may come with it.</summary>
// Assumption (invoices): `init` makes one invoice, for the first billing period; the sandbox makes none for later periods. It has no amounts and no lines.
internal static class FirstInvoice
{
    // What an invoice takes over from its subscription.
    private static readonly string[] Shared =
        ["customer_id", "billing_entity_id", "billing_currency", "billing_period", "purchase_order_number", "payment_acceptor_ids"];

    private static readonly string[] Failures = ["CANCELLED", "CHARGED_BACK", "ERROR", "PENDING", "REFUSED", "REFUNDED"];

    public static (StoredResource? Payment, StoredResource Invoice) Add(
        SandboxState state, ResourceWriter writer, StoredResource subscription, JsonObject? payment)
    {
        // The guide: a first payment makes the invoice final and paid. One that failed does not.
        bool isPaid = payment is not null && !Failures.Contains(payment.Text("result"));
        StoredResource invoice = writer.Add(state.Resource("invoices"), Draw(state, subscription, isPaid));
        if (payment is null)
        {
            return (null, invoice);
        }

        JsonObject json = payment.DeepClone().AsObject();
        json["customer_id"] = invoice.Json.Text("customer_id");
        json["invoice_id"] = invoice.Id;
        json["result"] ??= "AUTHORIZED";
        json["timestamp"] ??= state.Timestamp;
        return (writer.Add(state.Resource("payments"), json), invoice);
    }

    private static JsonObject Draw(SandboxState state, StoredResource subscription, bool isPaid)
    {
        JsonObject invoice = new JsonObject
        {
            ["type"] = "STANDARD",
            ["status"] = isPaid ? "FINAL" : "OPEN",
            ["on_hold"] = subscription.Json["init_invoice_on_hold"]?.GetValue<bool>() ?? false,
            ["paid"] = isPaid,
            ["payment_status"] = isPaid ? "PAID" : "UNPAID",
            ["pricing_plan_subscription_ids"] = new JsonArray(subscription.Id),
        };
        foreach (string? shared in Shared.Where(subscription.Json.ContainsKey))
        {
            invoice[shared] = subscription.Json[shared]!.DeepClone();
        }

        DateTimeOffset start = Schedules.Start(state, subscription.Id) ?? state.Now;
        JsonObject period = new() { ["start_at"] = Ids.Timestamp(start) };
        if (BillingPeriod.End(start, Schedules.Period(state, subscription)) is { } end)
        {
            period["end_at"] = Ids.Timestamp(end);
        }

        invoice["periods"] = new JsonArray(period);
        return invoice;
    }
}
