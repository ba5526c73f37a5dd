namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawAmount
{
    public string? Quantity { get; set; }
    public string? Currency { get; set; }
}

internal sealed class RawPeriod
{
    public string? Type { get; set; }
    public int? Value { get; set; }
}

internal sealed class RawUsedExchangeRate
{
    public string? Rate { get; set; }
    public string? Source { get; set; }
    public string? Currency { get; set; }
    public string? BaseCurrency { get; set; }
    public string? RateTimestamp { get; set; }
}

internal sealed class RawOtherCustomFieldValue
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public List<string>? Values { get; set; }
    public RawResourceIdentifier? Resource { get; set; }
    public string? Reference { get; set; }
}

internal sealed class RawResourceIdentifier
{
    public string? Id { get; set; }
    public string? Type { get; set; }
}

internal sealed class RawPortalUrlLink
{
    public string? Url { get; set; }
    public RawPeriod? ExpiryPeriod { get; set; }
    public string? PortalUrlId { get; set; }
}
