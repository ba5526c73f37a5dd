namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawInvoiceLine
{
    public string? Id { get; set; }
    public string? Type { get; set; }
    public RawPricingItemSummaryPriceDetails? Details { get; set; }
    public List<RawInvoiceSubLine>? SubLines { get; set; }
    public int? LineOrder { get; set; }
    public RawMeterConditions? Conditions { get; set; }
    public string? Description { get; set; }
    public RawInvoiceLineCoupon? CouponData { get; set; }
    public RawInvoiceLineMeterValue? MeterValue { get; set; }
    public string? PricingType { get; set; }
    public List<RawProductItem>? ProductItems { get; set; }
    public string? DiscountType { get; set; }
    public List<RawInvoiceTaxCategorySummary>? TaxCategories { get; set; }
    public string? PricingItemId { get; set; }
    public string? CommitmentType { get; set; }
    public RawAmount? AmountExcludingTax { get; set; }
    public RawAmount? AmountIncludingTax { get; set; }
    public string? PricingItemConfigId { get; set; }
}

internal sealed class RawInvoiceLineCoupon
{
    public string? CouponId { get; set; }
    public string? PromotionCodeId { get; set; }
}

internal sealed class RawInvoiceLineMeterValue
{
    public string? Type { get; set; }
    public string? Number { get; set; }
    public RawAmount? Amount { get; set; }
    public string? Reference { get; set; }
}

internal sealed class RawInvoiceSubLine
{
    public string? Type { get; set; }
    public RawPricingItemSummaryPriceDetails? Details { get; set; }
    public string? Description { get; set; }
    public int? SubLineOrder { get; set; }
    public RawInvoiceSubLineUsageBasedConversion? UsageBasedConversion { get; set; }
    public string? ProcessingOnlyCustomerId { get; set; }
    public string? ProcessingOnlyCustomerResourceId { get; set; }
}

internal sealed class RawInvoiceSubLineUsageBasedConversion
{
    public RawMeterConditions? Conditions { get; set; }
}
