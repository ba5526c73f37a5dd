namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawIntegration
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? Status { get; set; }
    public string? Message { get; set; }
    public string? Reference { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
    public RawEInvoicingIntegration? EInvoicing { get; set; }
    public RawDataExportIntegration? DataExport { get; set; }
    public RawAuthenticationSettings? Authentication { get; set; }
    public RawEmailProviderIntegration? EmailProvider { get; set; }
    public RawPaymentGatewayIntegration? PaymentGateway { get; set; }
    public RawTaxCalculationIntegration? TaxCalculation { get; set; }
    public List<RawIntegrationLinkedResourceConfiguration>? LinkedResourcesConfigurations { get; set; }
}

internal sealed class RawIntegrationLinkedResourceConfiguration
{
    public List<RawIntegrationLinkDetail>? LinkDetails { get; set; }
    public string? ResourceType { get; set; }
}

internal sealed class RawIntegrationLinkDetail
{
    public string? BaseUrl { get; set; }
    public string? CustomFieldReference { get; set; }
}

internal sealed class RawPaymentGatewayIntegration
{
    public RawAdyenPaymentGatewayIntegration? Adyen { get; set; }
    public RawStripePaymentGatewayIntegration? Stripe { get; set; }
    public string? Variant { get; set; }
}

internal sealed class RawAdyenPaymentGatewayIntegration
{
    public string? Ownership { get; set; }
    public string? PublicKey { get; set; }
    public string? Environment { get; set; }
    public string? LivePrefix { get; set; }
    public string? SigningSecret { get; set; }
    public string? CompanyAccount { get; set; }
    public List<string>? MerchantAccounts { get; set; }
    public List<string>? EnabledPaymentMethods { get; set; }
    public RawSystemOwnershipDetails? SystemOwnershipDetails { get; set; }
    public RawBalancePlatformDetails? BalancePlatformDetails { get; set; }
    public RawLegalEntityManagerDetails? LegalEntityManagerDetails { get; set; }
}

internal sealed class RawStripePaymentGatewayIntegration
{
    public string? PublicKey { get; set; }
    public string? SigningSecret { get; set; }
}

internal sealed class RawSystemOwnershipDetails
{
    public string? StoreId { get; set; }
    public string? LegalEntityId { get; set; }
    public string? AccountHolderId { get; set; }
    public string? BalanceAccountId { get; set; }
}

internal sealed class RawBalancePlatformDetails
{
    public string? Account { get; set; }
    public RawAuthenticationSettings? Authentication { get; set; }
}

internal sealed class RawLegalEntityManagerDetails
{
    public RawAuthenticationSettings? Authentication { get; set; }
}

internal sealed class RawTaxCalculationIntegration
{
    public string? Variant { get; set; }
    public RawAvaTaxCalculationIntegration? AvaTax { get; set; }
    public List<RawCustomTaxCode>? CustomTaxCodes { get; set; }
    public string? BillingEntityId { get; set; }
    public bool? EnableTaxFiling { get; set; }
}

internal sealed class RawAvaTaxCalculationIntegration
{
    public string? CompanyCode { get; set; }
}

internal sealed class RawCustomTaxCode
{
    public string? Field { get; set; }
    public string? Value { get; set; }
}

internal sealed class RawEmailProviderIntegration
{
    public string? Variant { get; set; }
    public RawMailgunEmailProvider? Mailgun { get; set; }
    public RawPeriod? DeliveryWindow { get; set; }
    public bool? UseLocalizedTemplates { get; set; }
}

internal sealed class RawMailgunEmailProvider
{
    public string? Plan { get; set; }
    public string? Domain { get; set; }
    public string? Region { get; set; }
}

internal sealed class RawAuthenticationSettings
{
    public RawAuthenticationSettingsApiKey? ApiKey { get; set; }
    public RawUsernamePassword? UsernamePassword { get; set; }
    public RawClientCredentials? ClientCredentials { get; set; }
}

internal sealed class RawAuthenticationSettingsApiKey
{
    public string? Value { get; set; }
    public string? Header { get; set; }
}

internal sealed class RawUsernamePassword
{
    public string? Username { get; set; }
    public string? Password { get; set; }
}

internal sealed class RawClientCredentials
{
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }
}

internal sealed class RawDataExportIntegration
{
    public RawS3DataExport? S3 { get; set; }
    public RawGcsDataExport? Gcs { get; set; }
    public string? Variant { get; set; }
    public RawBigQueryDataExport? Bigquery { get; set; }
    public RawSnowflakeDataExport? Snowflake { get; set; }
    public string? TransportType { get; set; }
}

internal sealed class RawS3DataExport
{
    public string? RoleArn { get; set; }
    public string? BucketName { get; set; }
    public string? BucketPath { get; set; }
    public string? ExternalId { get; set; }
    public string? BucketRegion { get; set; }
    public string? AuthenticationType { get; set; }
}

internal sealed class RawGcsDataExport
{
    public bool? Flattening { get; set; }
    public string? BucketName { get; set; }
    public string? BucketPath { get; set; }
    public string? BucketRegion { get; set; }
}

internal sealed class RawBigQueryDataExport
{
    public string? ProjectId { get; set; }
    public string? DatasetId { get; set; }
    public string? GcsBucketName { get; set; }
    public string? DatasetLocation { get; set; }
    public string? GcsHmacKeySecret { get; set; }
    public string? GcsHmacKeyAccessId { get; set; }
}

internal sealed class RawSnowflakeDataExport
{
    public string? Host { get; set; }
    public string? Role { get; set; }
    public string? Schema { get; set; }
    public string? Database { get; set; }
    public string? Warehouse { get; set; }
}
