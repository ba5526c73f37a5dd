using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Webhooks;

/// <summary>
/// Which model an event's resource is read as. Written by hand, as the OpenAPI documents do not describe events: the
/// resources are those of Solvimon's webhook guide, and payments, which a tutorial names.
/// </summary>
internal static class WebhookModels
{
    /// <summary>Reads a resource. The reader stands on its first token and is left on its last one.</summary>
    /// <param name="resource">The resource's name in the event's type, such as <c>CUSTOMER</c>.</param>
    /// <param name="reader">The reader.</param>
    internal static SolvimonObject Read(string resource, ref Utf8JsonReader reader) => resource switch
    {
        "CUSTOMER" => Customer.Read(ref reader),
        "PLATFORM" => Platform.Read(ref reader),
        "CONTACT" => Contact.Read(ref reader),
        "BILLING_ENTITY" => BillingEntity.Read(ref reader),
        "METER" => Meter.Read(ref reader),
        "METER_PROPERTY" => MeterProperty.Read(ref reader),
        "METER_VALUE" => MeterValue.Read(ref reader),
        "METER_VALUE_CALCULATION" => MeterValueCalculation.Read(ref reader),
        "BILLABLE_METRIC" => MeterValueCalculation.Read(ref reader),
        "PRODUCT" => Product.Read(ref reader),
        "PRODUCT_CATEGORY" => ProductCategory.Read(ref reader),
        "PRODUCT_ITEM" => ProductItem.Read(ref reader),
        "FEATURE" => Feature.Read(ref reader),
        "PRICING_PLAN" => PricingPlan.Read(ref reader),
        "PRICING_PLAN_VERSION" => PricingPlanVersion.Read(ref reader),
        "PRICING_PLAN_SUBSCRIPTION" => PricingPlanSubscription.Read(ref reader),
        "PRICING_PLAN_SCHEDULE" => PricingPlanSchedule.Read(ref reader),
        "QUOTE" => Quote.Read(ref reader),
        "QUOTE_VERSION" => QuoteVersion.Read(ref reader),
        "INVOICE" => Invoice.Read(ref reader),
        "PAYMENT" => Payment.Read(ref reader),
        "PAYMENT_ACCEPTOR" => PaymentAcceptor.Read(ref reader),
        "ALERT_RULE" => AlertRule.Read(ref reader),
        "FILE" => ImportFile.Read(ref reader),
        "FILE_PROCESSING_SETTINGS" => FileProcessingSettings.Read(ref reader),
        "WEBHOOK" => Webhook.Read(ref reader),
        _ => UnknownObject.Read(ref reader),
    };
}
