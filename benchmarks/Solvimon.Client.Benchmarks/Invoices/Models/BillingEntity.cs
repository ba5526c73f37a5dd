using Solvimon.Client.Benchmarks.Raw;

namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawBillingEntity
{
    public string? Id { get; set; }
    public string? Email { get; set; }
    public string? Status { get; set; }
    public string? TaxId { get; set; }
    public List<RawTaxId>? TaxIds { get; set; }
    public string? Timezone { get; set; }
    public string? Reference { get; set; }
    public string? CreatedAt { get; set; }
    public string? LegalName { get; set; }
    public string? ObjectType { get; set; }
    public RawTaxSettings? TaxSettings { get; set; }
    public List<RawCustomFieldValue>? CustomFields { get; set; }
    public List<RawTaxRegistration>? TaxRegistrations { get; set; }
    public RawAddress? RegisteredAddress { get; set; }
    public string? RegistrationNumber { get; set; }
    public List<RawLinkedIntegration>? LinkedIntegrations { get; set; }
    public List<string>? DefaultCustomerCountrySelector { get; set; }
    public List<string>? DefaultBillingCurrencySelector { get; set; }
}
