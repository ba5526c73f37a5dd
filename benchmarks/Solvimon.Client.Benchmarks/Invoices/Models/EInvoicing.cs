namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawEInvoice
{
    public RawEInvoiceStatus? Status { get; set; }
    public string? Processor { get; set; }
    public List<RawEInvoiceStatus>? StatusHistory { get; set; }
    public string? AppliedMandate { get; set; }
    public string? ExternalReference { get; set; }
    public List<RawEInvoiceFileFormat>? SupportedFileFormats { get; set; }
}

internal sealed class RawEInvoiceStatus
{
    public string? Status { get; set; }
    public string? Message { get; set; }
    public string? Timestamp { get; set; }
}

internal sealed class RawEInvoiceFileFormat
{
    public string? Type { get; set; }
    public string? Description { get; set; }
}

internal sealed class RawEInvoicingIntegration
{
    public List<RawEInvoicingMandate>? Mandates { get; set; }
    public string? Processor { get; set; }
}

internal sealed class RawEInvoicingMandate
{
    public string? Name { get; set; }
    public string? Country { get; set; }
    public List<RawEInvoicingMapping>? Mappings { get; set; }
    public List<RawEInvoicingConditionGroup>? ConditionGroups { get; set; }
    public List<RawEInvoiceFileFormat>? SupportedFileFormats { get; set; }
    public bool? IncludePdfInEinvoice { get; set; }
}

internal sealed class RawEInvoicingMapping
{
    public string? Target { get; set; }
    public string? Source { get; set; }
    public string? Description { get; set; }
}

internal sealed class RawEInvoicingConditionGroup
{
    public List<RawEInvoicingCondition>? Conditions { get; set; }
}

internal sealed class RawEInvoicingCondition
{
    public string? Field { get; set; }
    public string? Value { get; set; }
    public string? ComparatorType { get; set; }
}
