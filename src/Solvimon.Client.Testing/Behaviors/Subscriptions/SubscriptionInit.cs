using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Behaviors.Plans;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Subscriptions;

/// <summary>
/// <c>POST /v1/pricing-plan-subscriptions/init</c>: a subscription, active at once, with its schedules, its first invoice, and its customer
/// when the body describes a new one.
/// </summary>
internal sealed class SubscriptionInit(SandboxState state, ResourceWriter writer, PlanVersions versions)
{
    public SandboxResponse Init(SandboxCall call)
    {
        JsonObject body = call.Body["pricing_plan_subscription"] as JsonObject ?? [];
        writer.CheckTargets(WithoutCustomer(call.Body));
        CheckBillingEntity(body);
        List<JsonObject> schedules = CheckSchedules(call.Body);

        StoredResource customer = FindCustomer(call.Body["customer"] as JsonObject, body);
        StoredResource subscription = AddSubscription(body, customer);
        List<StoredResource> addedSchedules = AddSchedules(schedules, subscription);
        StoredResource? method = AddPaymentMethod(call.Body["payment_method"] as JsonObject, customer, subscription);
        (StoredResource? payment, StoredResource invoice) = FirstInvoice.Add(state, writer, subscription, call.Body["first_payment"] as JsonObject);

        JsonObject answer = new JsonObject
        {
            ["customer"] = customer.Json.DeepClone(),
            ["pricing_plan_subscription"] = subscription.Json.DeepClone(),
            ["pricing_plan_schedules"] = new JsonArray([.. addedSchedules.Select(schedule => schedule.Json.DeepClone())]),
        };
        AddIfThere(answer, "first_payment", payment);
        AddIfThere(answer, "payment_method", method);
        AddIfThere(answer, "invoice", invoice);
        return call.Success(answer);
    }

    // The customer that the subscription names may be the one that the body describes.
    private static JsonObject WithoutCustomer(JsonObject body)
    {
        JsonObject copy = body.DeepClone().AsObject();
        if (copy["pricing_plan_subscription"] is JsonObject subscription)
        {
            subscription.Remove("customer_id");
            subscription.Remove("customer_reference");
        }

        return copy;
    }

    private static void AddIfThere(JsonObject answer, string name, StoredResource? resource)
    {
        if (resource is not null)
        {
            answer[name] = resource.Json.DeepClone();
        }
    }

    private static void CheckBillingEntity(JsonObject body)
    {
        if (body.Text("billing_entity_id") is null && body.Text("billing_entity_reference") is null)
        {
            throw SandboxError.MissingField("pricing_plan_subscription.billing_entity_reference");
        }
    }

    // Assumption (subscriptions): `init` needs a schedule, because a subscription that is active has one. Its `pricing_plan_subscription_start_at` and
    // `enabled_pricings` count for schedules without their own; it makes nothing of subscriptions that are templates.
    private List<JsonObject> CheckSchedules(JsonObject body)
    {
        List<JsonObject> schedules = body.Objects("pricing_plan_schedules").Select(schedule => schedule.DeepClone().AsObject()).ToList();
        if (schedules.Count == 0)
        {
            throw SandboxError.MissingField("pricing_plan_schedules");
        }

        for (int i = 0; i < schedules.Count; i++)
        {
            Inherit(schedules[i], "start_at", body["pricing_plan_subscription_start_at"]);
            Inherit(schedules[i], "enabled_pricings", body["enabled_pricings"]);
            string path = $"pricing_plan_schedules.{i}.";
            versions.CheckPricings(schedules[i], versions.Find(schedules[i], path), path);
        }

        return schedules;
    }

    private static void Inherit(JsonObject schedule, string name, JsonNode? value)
    {
        if (schedule[name] is null && value is not null)
        {
            schedule[name] = value.DeepClone();
        }
    }

    private StoredResource FindCustomer(JsonObject? customer, JsonObject subscription)
    {
        ResourceDescription customers = state.Resource("customers");
        ResourceStore store = state.Store(customers);
        string? id = customer?.Text("id") ?? subscription.Text("customer_id");
        string? reference = customer?.Text("reference") ?? subscription.Text("customer_reference");
        StoredResource? existing = id is not null ? store.ById(id) : reference is not null ? store.ByReference(reference) : null;
        if (existing is { Status: not "ACTIVE" } || (existing is null && (customer is null || id is not null)))
        {
            throw References.NotFound(customers, id ?? reference, "customer_id");
        }

        // Assumption (subscriptions): A customer that `init` creates is active.
        JsonObject created = customer?.DeepClone().AsObject() ?? [];
        created["status"] = "ACTIVE";
        return existing ?? writer.Add(customers, created);
    }

    private StoredResource AddSubscription(JsonObject body, StoredResource customer)
    {
        JsonObject subscription = body.DeepClone().AsObject();
        subscription["customer_id"] = customer.Id;
        subscription.Remove("customer_reference");
        subscription["status"] = "ACTIVE";
        return writer.Add(state.Resource("pricing-plan-subscriptions"), subscription);
    }

    private List<StoredResource> AddSchedules(List<JsonObject> schedules, StoredResource subscription)
    {
        List<StoredResource> added = new();
        foreach (JsonObject schedule in schedules)
        {
            schedule["pricing_plan_subscription_id"] = subscription.Id;
            added.Add(writer.Add(state.Resource("pricing-plan-schedules"), schedule));
        }

        return added;
    }

    // Assumption (subscriptions): The payment method of `init` belongs to the customer, is active, and pays the subscription.
    private StoredResource? AddPaymentMethod(JsonObject? method, StoredResource customer, StoredResource subscription)
    {
        if (method is null)
        {
            return null;
        }

        JsonObject json = method.DeepClone().AsObject();
        json["customer_id"] = customer.Id;
        json["status"] ??= "ACTIVE";
        StoredResource added = writer.Add(state.Resource("payment-methods"), json);
        writer.Reflect(state.Resource("pricing-plan-subscriptions"), subscription, changed => changed["payment_method_id"] = added.Id);
        return added;
    }
}
