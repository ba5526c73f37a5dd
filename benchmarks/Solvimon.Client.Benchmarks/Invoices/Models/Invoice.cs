using Solvimon.Client.Benchmarks.Raw;

namespace Solvimon.Client.Benchmarks.Invoices.Models;

// An invoice as the API returns it, written down the plain way: every property of every type that it reaches, text as string.

internal sealed class RawInvoice
{
    public string? Id { get; set; }
    public bool? Paid { get; set; }
    public string? Type { get; set; }
    public List<string>? Notes { get; set; }
    public string? Status { get; set; }
    public RawInvoiceCreditDetail? Credit { get; set; }
    public bool? OnHold { get; set; }
    public List<RawInvoicePeriod>? Periods { get; set; }
    public List<RawInvoiceCoupon>? Coupons { get; set; }
    public RawCustomer? Customer { get; set; }
    public string? DueDate { get; set; }
    public string? Timezone { get; set; }
    public string? Footnote { get; set; }
    public RawInvoiceReprocess? Reprocess { get; set; }
    public string? CreatedAt { get; set; }
    public string? UpdatedAt { get; set; }
    public List<RawEInvoice>? EInvoices { get; set; }
    public string? ObjectType { get; set; }
    public string? PlatformId { get; set; }
    public string? CustomerId { get; set; }
    public RawInvoiceTaxTotalSummary? TaxSummary { get; set; }
    public string? InvoiceDate { get; set; }
    public List<RawInvoiceDunningAction>? AutoRescues { get; set; }
    public List<RawMeterValue>? MeterValues { get; set; }
    public List<RawCreditType>? CreditTypes { get; set; }
    public string? BillingType { get; set; }
    public string? DeliveryDate { get; set; }
    public List<RawCustomFieldValue>? CustomFields { get; set; }
    public string? InvoiceNumber { get; set; }
    public RawBillingEntity? BillingEntity { get; set; }
    public RawPeriod? BillingPeriod { get; set; }
    public List<RawInvoicePeriod>? ClosedPeriods { get; set; }
    public List<RawInvoiceTaxCategorySummary>? TaxCategories { get; set; }
    public string? PaymentStatus { get; set; }
    public List<RawInvoiceDunningAction>? DunningActions { get; set; }
    public List<RawInvoicePaymentAction>? PaymentActions { get; set; }
    public List<RawLinkedInvoiceDetail>? LinkedInvoices { get; set; }
    public string? ApprovalStatus { get; set; }
    public List<RawInvoicePromotionCode>? PromotionCodes { get; set; }
    public string? BillingCurrency { get; set; }
    public RawPortalUrlLink? PayInvoiceLink { get; set; }
    public string? BillingEntityId { get; set; }
    public List<RawInvoiceValidationResult>? ValidationResult { get; set; }
    public bool? ToBeReprocessed { get; set; }
    public string? CustomerReference { get; set; }
    public string? BillingPeriodDate { get; set; }
    public RawAmount? OpenInvoiceAmount { get; set; }
    public RawAmount? PaidInvoiceAmount { get; set; }
    public string? PricingAmountType { get; set; }
    public List<string>? LinkedInvoicesIds { get; set; }
    public List<RawOtherCustomFieldValue>? OtherCustomFields { get; set; }
    public List<RawUsedExchangeRate>? UsedExchangeRates { get; set; }
    public string? UpdatedToFinalAt { get; set; }
    public List<RawLinkedIntegration>? LinkedIntegrations { get; set; }
    public string? SalesTaxPercentage { get; set; }
    public List<string>? PaymentAcceptorIds { get; set; }
    public string? ToBeReprocessedAt { get; set; }
    public string? PurchaseOrderNumber { get; set; }
    public RawAmount? ClosedInvoiceAmount { get; set; }
    public RawTaxRegistration? UsedTaxRegistration { get; set; }
    public bool? HasUsageBasedPricing { get; set; }
    public List<RawCustomer>? ForwardedFromCustomers { get; set; }
    public List<RawCustomer>? ProcessingOnlyCustomers { get; set; }
    public RawAmount? InvoiceAmountIncludingTax { get; set; }
    public List<string>? PricingPlanSubscriptionIds { get; set; }
    public bool? DisplayInvoiceSubLinesPerProcessingOnlyCustomer { get; set; }
}

internal sealed class RawInvoicePeriod
{
    public string? EndAt { get; set; }
    public List<RawInvoiceGroup>? Groups { get; set; }
    public string? StartAt { get; set; }
    public int? PeriodOrder { get; set; }
    public RawPeriod? BillingPeriod { get; set; }
    public List<RawInvoiceTaxCategorySummary>? TaxCategories { get; set; }
    public RawAmount? AmountExcludingTax { get; set; }
    public RawAmount? AmountIncludingTax { get; set; }
}

internal sealed class RawInvoiceGroup
{
    public string? Type { get; set; }
    public List<RawInvoiceLine>? Lines { get; set; }
    public string? EndAt { get; set; }
    public RawInvoicePricing? Pricing { get; set; }
    public string? StartAt { get; set; }
    public List<RawProduct>? Products { get; set; }
    public int? GroupOrder { get; set; }
    public string? Description { get; set; }
    public RawPeriod? BillingPeriod { get; set; }
    public List<RawInvoiceTaxCategorySummary>? TaxCategories { get; set; }
    public RawProductCategory? ProductCategory { get; set; }
    public string? BillingCustomerId { get; set; }
    public RawAmount? AmountExcludingTax { get; set; }
    public RawAmount? AmountIncludingTax { get; set; }
    public string? PricingPlanScheduleId { get; set; }
    public string? ForwardedFromCustomerId { get; set; }
    public string? PricingPlanSubscriptionId { get; set; }
}

internal sealed class RawInvoicePricing
{
    public string? Id { get; set; }
    public string? Name { get; set; }
}

internal sealed class RawInvoiceCoupon
{
    public string? CouponId { get; set; }
    public string? CouponName { get; set; }
}

internal sealed class RawInvoicePromotionCode
{
    public string? CouponId { get; set; }
    public RawPromotionCodeDetails? PromotionCodeDetails { get; set; }
}

internal sealed class RawPromotionCodeDetails
{
    public string? Code { get; set; }
    public string? PromotionCodeId { get; set; }
}

internal sealed class RawInvoiceCreditDetail
{
    public string? Note { get; set; }
    public string? OriginalInvoiceId { get; set; }
    public RawOriginalInvoiceInfo? OriginalInvoiceInfo { get; set; }
    public string? CreditDetailsSource { get; set; }
}

internal sealed class RawOriginalInvoiceInfo
{
    public string? Id { get; set; }
    public string? InvoiceNumber { get; set; }
}

internal sealed class RawInvoiceReprocess
{
    public string? ReprocessId { get; set; }
    public string? ReprocessStatus { get; set; }
    public string? ToBeReprocessedAt { get; set; }
}

internal sealed class RawLinkedInvoiceDetail
{
    public string? Id { get; set; }
    public string? Note { get; set; }
    public RawAmount? Amount { get; set; }
    public string? LinkType { get; set; }
    public string? InvoiceDate { get; set; }
    public string? InvoiceNumber { get; set; }
}

internal sealed class RawInvoiceValidationResult
{
    public string? Status { get; set; }
    public string? Details { get; set; }
}

internal sealed class RawCreditType
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Status { get; set; }
    public string? Reference { get; set; }
    public RawUnitName? UnitName { get; set; }
    public string? CreatedAt { get; set; }
    public string? UpdatedAt { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
}

internal sealed class RawUnitName
{
    public string? Plural { get; set; }
    public string? Singular { get; set; }
}
