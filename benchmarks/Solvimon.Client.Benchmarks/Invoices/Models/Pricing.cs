namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawPricingItemSummaryPriceDetails
{
    public RawPricingItemSummaryPriceDetailsBand? Band { get; set; }
    public RawAmount? Amount { get; set; }
    public RawPricingItemSummaryPriceDetailsConversion? Conversion { get; set; }
    public RawPricingItemSummaryMeterValue? MeterValue { get; set; }
    public string? PriceBound { get; set; }
    public string? Description { get; set; }
    public List<RawIngestDataSummary>? MeterValues { get; set; }
    public RawPricingItemConfigSplitPricing? SplitPricing { get; set; }
    public RawAmount? PricingAmount { get; set; }
    public string? PricingCurrency { get; set; }
    public RawPricingItemSummaryMeterValue? TieringMeterValue { get; set; }
    public List<RawReportIngestDataSummary>? ReportMeterValues { get; set; }
    public List<RawUsedExchangeRate>? UsedExchangeRates { get; set; }
    public RawPricingItemSummaryWalletBalanceDetails? WalletBalanceDetails { get; set; }
    public RawPricingItemSummaryIncludedVolumeDetails? IncludedVolumeDetails { get; set; }
    public string? MeterValueShareOfTotal { get; set; }
    public string? MeterValueShareOfProcessingOnlyCustomerTotal { get; set; }
}

internal sealed class RawPricingItemSummaryPriceDetailsBand
{
    public RawAmount? Amount { get; set; }
    public RawCredits? Credits { get; set; }
    public string? Percentage { get; set; }
    public RawPricingItemConfigMeterValue? BlockSize { get; set; }
    public string? VolumeShare { get; set; }
    public RawAmount? MaximumAmount { get; set; }
    public RawAmount? MinimumAmount { get; set; }
    public string? MaximumNumber { get; set; }
    public string? MinimumNumber { get; set; }
    public RawPricingItemConfigMeterValue? TierTopBound { get; set; }
    public RawPricingItemConfigMeterValue? IncludedVolume { get; set; }
    public RawPricingItemConfigMeterValue? TierLowerBound { get; set; }
}

internal sealed class RawPricingItemSummaryPriceDetailsConversion
{
    public RawCredits? Credits { get; set; }
    public string? ConvertFromMeterValueId { get; set; }
}

internal sealed class RawPricingItemSummaryMeterValue
{
    public string? Id { get; set; }
    public string? Type { get; set; }
    public string? Count { get; set; }
    public string? Ratio { get; set; }
    public string? Number { get; set; }
    public RawAmount? Amount { get; set; }
    public string? Reference { get; set; }
}

internal sealed class RawPricingItemSummaryWalletBalanceDetails
{
    public RawCredits? UsedWalletCredits { get; set; }
    public RawCredits? LeftWalletCredits { get; set; }
    public RawCredits? AvailableWalletCredits { get; set; }
}

internal sealed class RawPricingItemSummaryIncludedVolumeDetails
{
    public RawPricingItemSummaryMeterValue? PeriodVolume { get; set; }
    public RawPricingItemSummaryMeterValue? IncludedVolume { get; set; }
    public RawPricingItemSummaryMeterValue? AvailableIncludedVolume { get; set; }
}

internal sealed class RawPricingItemConfigSplitPricing
{
    public List<RawMeterPropertySplitPricing>? MeterProperties { get; set; }
}

internal sealed class RawPricingItemConfigMeterValue
{
    public string? Count { get; set; }
    public string? Number { get; set; }
    public RawAmount? Amount { get; set; }
}

internal sealed class RawMeterPropertySplitPricing
{
    public string? Id { get; set; }
    public string? Value { get; set; }
    public string? Reference { get; set; }
    public RawMeterProperty? MeterProperty { get; set; }
}

internal sealed class RawIngestDataSummary
{
    public long? Count { get; set; }
    public string? Ratio { get; set; }
    public string? Number { get; set; }
    public RawAmount? Amount { get; set; }
    public RawAmount? AmountInPricingCurrency { get; set; }
}

internal sealed class RawReportIngestDataSummary
{
    public string? Count { get; set; }
    public string? Ratio { get; set; }
    public string? Number { get; set; }
    public RawAmount? Amount { get; set; }
    public string? MeterValueCalculationId { get; set; }
    public RawAmount? AmountInPricingCurrency { get; set; }
}

internal sealed class RawCredits
{
    public string? Quantity { get; set; }
    public string? CreditTypeId { get; set; }
}
