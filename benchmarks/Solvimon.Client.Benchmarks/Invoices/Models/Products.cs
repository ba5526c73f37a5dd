using Solvimon.Client.Benchmarks.Raw;

namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawProduct
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Status { get; set; }
    public RawProductCategory? Category { get; set; }
    public List<RawFeatureResourceReference>? Features { get; set; }
    public string? Reference { get; set; }
    public string? ObjectType { get; set; }
    public string? CategoryId { get; set; }
    public string? Description { get; set; }
    public string? CustomerId { get; set; }
    public string? ProductType { get; set; }
    public string? TaxCategory { get; set; }
    public List<RawCustomFieldValue>? CustomFields { get; set; }
    public int? DisplayOrder { get; set; }
    public string? ParentProductId { get; set; }
    public string? BillingEntityId { get; set; }
    public List<RawLinkedIntegration>? LinkedIntegrations { get; set; }
}

internal sealed class RawProductCategory
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Reference { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
    public string? CustomerId { get; set; }
    public string? TaxCategory { get; set; }
    public int? DisplayOrder { get; set; }
}

internal sealed class RawProductItem
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? Status { get; set; }
    public RawProduct? Product { get; set; }
    public RawProductItemCredits? Credits { get; set; }
    public string? Reference { get; set; }
    public RawUnitName? UnitName { get; set; }
    public string? ProductId { get; set; }
    public string? ModelType { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
    public RawProductItemUsageBased? UsageBased { get; set; }
    public string? CustomerId { get; set; }
    public string? TaxCategory { get; set; }
    public int? DisplayOrder { get; set; }
    public List<RawCustomFieldValue>? CustomFields { get; set; }
    public RawMeterValueCalculation? MeterValueCalculation { get; set; }
    public string? MeterValueCalculationId { get; set; }
    public List<string>? ReportMeterValueCalculationIds { get; set; }
}

internal sealed class RawProductItemCredits
{
    public RawCreditType? CreditType { get; set; }
    public string? CreditTypeId { get; set; }
}

internal sealed class RawProductItemUsageBased
{
    public RawMeterConditions? Conditions { get; set; }
    public RawMeterValueCalculation? MeterValueCalculation { get; set; }
    public string? MeterValueCalculationId { get; set; }
    public RawMeterValueCalculation? TieringMeterValueCalculation { get; set; }
    public string? TieringMeterValueCalculationId { get; set; }
    public List<string>? ReportMeterValueCalculationIds { get; set; }
}

internal sealed class RawFeatureResourceReference
{
    public string? Id { get; set; }
    public string? Reference { get; set; }
}
