namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawMeter
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Status { get; set; }
    public string? Reference { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
    public List<RawMeterValueReference>? MeterValues { get; set; }
    public List<RawMeterPropertyReference>? MeterProperties { get; set; }
}

internal sealed class RawMeterValue
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? Status { get; set; }
    public string? Reference { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
}

internal sealed class RawMeterValueReference
{
    public string? Id { get; set; }
    public RawMeterValue? Object { get; set; }
    public bool? Required { get; set; }
    public string? Reference { get; set; }
}

internal sealed class RawMeterValueCalculation
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public RawMeter? Meter { get; set; }
    public bool? Persist { get; set; }
    public string? MeterId { get; set; }
    public string? Reference { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
    public RawMeterValue? MeterValue { get; set; }
    public string? MeterValueId { get; set; }
    public RawMeterProperty? MeterProperty { get; set; }
    public string? CalculationType { get; set; }
    public string? MeterPropertyId { get; set; }
}

internal sealed class RawMeterProperty
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? Status { get; set; }
    public string? Reference { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
    public List<string>? EnumValues { get; set; }
}

internal sealed class RawMeterPropertyReference
{
    public string? Id { get; set; }
    public RawMeterProperty? Object { get; set; }
    public bool? Required { get; set; }
    public string? Reference { get; set; }
}

internal sealed class RawMeterPropertyCondition
{
    public string? Id { get; set; }
    public string? Value { get; set; }
    public List<string>? Values { get; set; }
    public string? Reference { get; set; }
    public string? Comparator { get; set; }
    public RawMeterProperty? MeterProperty { get; set; }
}

internal sealed class RawMeterConditions
{
    public string? Name { get; set; }
    public RawMeterConditionExpression? Expression { get; set; }
    public List<RawMeterPropertyCondition>? MeterProperties { get; set; }
}

internal sealed class RawMeterConditionExpression
{
    public string? Operator { get; set; }
    public List<RawMeterConditionOperand>? Operands { get; set; }
}

internal sealed class RawMeterConditionOperand
{
    public RawMeterConditionExpression? Expression { get; set; }
    public RawMeterPropertyCondition? MeterProperty { get; set; }
}
