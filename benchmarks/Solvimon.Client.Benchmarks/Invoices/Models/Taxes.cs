namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawInvoiceTaxTotalSummary
{
    public List<string>? Notes { get; set; }
    public RawAmount? TaxAmount { get; set; }
    public RawAmount? BaseAmount { get; set; }
    public RawAmount? TotalAmount { get; set; }
    public string? CountryCode { get; set; }
    public RawInvoiceTaxAmounts? LocalAmounts { get; set; }
}

internal sealed class RawInvoiceTaxCategorySummary
{
    public string? Name { get; set; }
    public List<string>? Notes { get; set; }
    public List<RawInvoiceTaxCategorySummaryRate>? Rates { get; set; }
    public string? Category { get; set; }
    public RawAmount? TaxAmount { get; set; }
    public string? Percentage { get; set; }
    public RawAmount? BaseAmount { get; set; }
    public RawAmount? TotalAmount { get; set; }
    public RawInvoiceTaxAmounts? LocalAmounts { get; set; }
}

internal sealed class RawInvoiceTaxCategorySummaryRate
{
    public string? Name { get; set; }
    public string? Percentage { get; set; }
    public RawAmount? TaxAmount { get; set; }
}

internal sealed class RawInvoiceTaxAmounts
{
    public bool? Display { get; set; }
    public RawAmount? TaxAmount { get; set; }
    public RawAmount? BaseAmount { get; set; }
    public RawAmount? TotalAmount { get; set; }
    public RawUsedExchangeRate? UsedExchangeRate { get; set; }
}

internal sealed class RawTaxSettings
{
    public bool? ApplyLocalVatForMissingTaxId { get; set; }
}
