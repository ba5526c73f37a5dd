using Solvimon.Client.Benchmarks.Raw;

namespace Solvimon.Client.Benchmarks.Invoices.Models;

internal sealed class RawInvoicePaymentAction
{
    public string? Type { get; set; }
    public RawInvoicePaymentActionBankAccountDetails? BankAccount { get; set; }
    public RawInvoicePaymentActionPaymentGatewayDetails? PaymentGateway { get; set; }
    public RawInvoicePaymentActionCustomRedirectDetails? CustomRedirect { get; set; }
    public RawPaymentAcceptor? PaymentAcceptor { get; set; }
    public string? PaymentAcceptorId { get; set; }
}

internal sealed class RawInvoicePaymentActionBankAccountDetails
{
    public string? Bic { get; set; }
    public string? Cbu { get; set; }
    public string? Iban { get; set; }
    public string? Type { get; set; }
    public string? Clabe { get; set; }
    public string? Branch { get; set; }
    public string? BankName { get; set; }
    public string? BankCode { get; set; }
    public string? SortCode { get; set; }
    public string? Reference { get; set; }
    public string? LegalName { get; set; }
    public string? CountryCode { get; set; }
    public string? AccountType { get; set; }
    public RawAddress? BankAddress { get; set; }
    public string? AccountNumber { get; set; }
    public string? RoutingNumber { get; set; }
}

internal sealed class RawInvoicePaymentActionPaymentGatewayDetails
{
    public RawAdyenPaymentAction? Adyen { get; set; }
    public RawStripePaymentAction? Stripe { get; set; }
    public string? Variant { get; set; }
    public string? CollectionType { get; set; }
}

internal sealed class RawInvoicePaymentActionCustomRedirectDetails
{
    public string? Url { get; set; }
}

internal sealed class RawInvoiceDunningAction
{
    public string? Status { get; set; }
    public string? FailureReason { get; set; }
    public string? FirstPaymentId { get; set; }
    public string? ExternalReference { get; set; }
    public string? PaymentAcceptorId { get; set; }
}

internal sealed class RawAdyenPaymentAction
{
    public string? Id { get; set; }
    public string? SessionData { get; set; }
}

internal sealed class RawStripePaymentAction
{
    public string? ClientSecret { get; set; }
    public string? PaymentIntentId { get; set; }
}

internal sealed class RawPaymentAcceptor
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? Status { get; set; }
    public string? Reference { get; set; }
    public string? ObjectType { get; set; }
    public string? CustomerId { get; set; }
    public string? Description { get; set; }
    public RawBankAccount? BankAccount { get; set; }
    public RawPaymentGatewayPaymentAcceptor? PaymentGateway { get; set; }
    public RawPaymentAcceptorCustomRedirect? CustomRedirect { get; set; }
    public string? BillingEntityId { get; set; }
}

internal sealed class RawPaymentAcceptorCustomRedirect
{
    public string? Url { get; set; }
}

internal sealed class RawPaymentGatewayPaymentAcceptor
{
    public RawPaymentGatewayPaymentAcceptorLink? Link { get; set; }
    public RawPaymentGatewayPaymentAcceptorAdyen? Adyen { get; set; }
    public RawIntegration? Integration { get; set; }
    public string? IntegrationId { get; set; }
    public string? CollectionType { get; set; }
    public bool? StorePaymentMethod { get; set; }
    public bool? AutoChargePaymentMethod { get; set; }
}

internal sealed class RawPaymentGatewayPaymentAcceptorLink
{
    public RawPeriod? ExpiryPeriod { get; set; }
}

internal sealed class RawPaymentGatewayPaymentAcceptorAdyen
{
    public RawAdyenAutoRescue? AutoRescue { get; set; }
    public string? MerchantAccount { get; set; }
    public List<string>? AllowedPaymentMethods { get; set; }
}

internal sealed class RawAdyenAutoRescue
{
    public RawPeriod? Period { get; set; }
    public bool? Enabled { get; set; }
}

internal sealed class RawBankAccount
{
    public string? Bic { get; set; }
    public string? Type { get; set; }
    public string? Iban { get; set; }
    public string? Country { get; set; }
    public RawUkLocalAccount? UkLocal { get; set; }
    public RawUsLocalAccount? UsLocal { get; set; }
    public RawBrLocalAccount? BrLocal { get; set; }
    public RawArLocalAccount? ArLocal { get; set; }
    public RawMxLocalAccount? MxLocal { get; set; }
    public string? BankName { get; set; }
    public string? BankCode { get; set; }
    public RawAddress? BankAddress { get; set; }
    public string? AccountType { get; set; }
    public string? AccountNumber { get; set; }
    public string? RoutingNumber { get; set; }
    public RawAccountNumberAndBicAccount? AccountNumberAndBic { get; set; }
}

internal sealed class RawUkLocalAccount
{
    public string? SortCode { get; set; }
    public string? AccountNumber { get; set; }
}

internal sealed class RawUsLocalAccount
{
    public string? BankCode { get; set; }
    public string? AccountType { get; set; }
    public string? AccountNumber { get; set; }
    public string? RoutingNumber { get; set; }
}

internal sealed class RawBrLocalAccount
{
    public string? Bic { get; set; }
    public string? Branch { get; set; }
    public string? AccountNumber { get; set; }
}

internal sealed class RawArLocalAccount
{
    public string? Cbu { get; set; }
    public string? Bic { get; set; }
    public string? AccountNumber { get; set; }
}

internal sealed class RawMxLocalAccount
{
    public string? Bic { get; set; }
    public string? Clabe { get; set; }
    public string? AccountNumber { get; set; }
}

internal sealed class RawAccountNumberAndBicAccount
{
    public string? Bic { get; set; }
    public string? BankCode { get; set; }
    public string? AccountNumber { get; set; }
}
