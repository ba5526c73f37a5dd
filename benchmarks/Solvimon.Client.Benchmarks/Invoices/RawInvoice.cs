namespace Solvimon.Client.Benchmarks.Invoices;

// An invoice as the API returns it, written down the plain way: every property of every type that it reaches, text as string.

internal sealed class RawInvoice
{
    public string? Id { get; set; }
    public bool? Paid { get; set; }
    public string? Type { get; set; }
    public List<string>? Notes { get; set; }
    public string? Status { get; set; }
    public RawInvoiceCreditDetail? Credit { get; set; }
    public bool? OnHold { get; set; }
    public List<RawInvoicePeriod>? Periods { get; set; }
    public List<RawInvoiceCoupon>? Coupons { get; set; }
    public RawCustomer? Customer { get; set; }
    public string? DueDate { get; set; }
    public string? Timezone { get; set; }
    public string? Footnote { get; set; }
    public RawInvoiceReprocess? Reprocess { get; set; }
    public string? CreatedAt { get; set; }
    public string? UpdatedAt { get; set; }
    public List<RawEInvoice>? EInvoices { get; set; }
    public string? ObjectType { get; set; }
    public string? PlatformId { get; set; }
    public string? CustomerId { get; set; }
    public RawInvoiceTaxTotalSummary? TaxSummary { get; set; }
    public string? InvoiceDate { get; set; }
    public List<RawInvoiceDunningAction>? AutoRescues { get; set; }
    public List<RawMeterValue>? MeterValues { get; set; }
    public List<RawCreditType>? CreditTypes { get; set; }
    public string? BillingType { get; set; }
    public string? DeliveryDate { get; set; }
    public List<RawCustomFieldValue>? CustomFields { get; set; }
    public string? InvoiceNumber { get; set; }
    public RawBillingEntity? BillingEntity { get; set; }
    public RawPeriod? BillingPeriod { get; set; }
    public List<RawInvoicePeriod>? ClosedPeriods { get; set; }
    public List<RawInvoiceTaxCategorySummary>? TaxCategories { get; set; }
    public string? PaymentStatus { get; set; }
    public List<RawInvoiceDunningAction>? DunningActions { get; set; }
    public List<RawInvoicePaymentAction>? PaymentActions { get; set; }
    public List<RawLinkedInvoiceDetail>? LinkedInvoices { get; set; }
    public string? ApprovalStatus { get; set; }
    public List<RawInvoicePromotionCode>? PromotionCodes { get; set; }
    public string? BillingCurrency { get; set; }
    public RawPortalUrlLink? PayInvoiceLink { get; set; }
    public string? BillingEntityId { get; set; }
    public List<RawInvoiceValidationResult>? ValidationResult { get; set; }
    public bool? ToBeReprocessed { get; set; }
    public string? CustomerReference { get; set; }
    public string? BillingPeriodDate { get; set; }
    public RawAmount? OpenInvoiceAmount { get; set; }
    public RawAmount? PaidInvoiceAmount { get; set; }
    public string? PricingAmountType { get; set; }
    public List<string>? LinkedInvoicesIds { get; set; }
    public List<RawOtherCustomFieldValue>? OtherCustomFields { get; set; }
    public List<RawUsedExchangeRate>? UsedExchangeRates { get; set; }
    public string? UpdatedToFinalAt { get; set; }
    public List<RawLinkedIntegration>? LinkedIntegrations { get; set; }
    public string? SalesTaxPercentage { get; set; }
    public List<string>? PaymentAcceptorIds { get; set; }
    public string? ToBeReprocessedAt { get; set; }
    public string? PurchaseOrderNumber { get; set; }
    public RawAmount? ClosedInvoiceAmount { get; set; }
    public RawTaxRegistration? UsedTaxRegistration { get; set; }
    public bool? HasUsageBasedPricing { get; set; }
    public List<RawCustomer>? ForwardedFromCustomers { get; set; }
    public List<RawCustomer>? ProcessingOnlyCustomers { get; set; }
    public RawAmount? InvoiceAmountIncludingTax { get; set; }
    public List<string>? PricingPlanSubscriptionIds { get; set; }
    public bool? DisplayInvoiceSubLinesPerProcessingOnlyCustomer { get; set; }
}

internal sealed class RawInvoiceCreditDetail
{
    public string? Note { get; set; }
    public string? OriginalInvoiceId { get; set; }
    public RawOriginalInvoiceInfo? OriginalInvoiceInfo { get; set; }
    public string? CreditDetailsSource { get; set; }
}

internal sealed class RawInvoicePeriod
{
    public string? EndAt { get; set; }
    public List<RawInvoiceGroup>? Groups { get; set; }
    public string? StartAt { get; set; }
    public int? PeriodOrder { get; set; }
    public RawPeriod? BillingPeriod { get; set; }
    public List<RawInvoiceTaxCategorySummary>? TaxCategories { get; set; }
    public RawAmount? AmountExcludingTax { get; set; }
    public RawAmount? AmountIncludingTax { get; set; }
}

internal sealed class RawInvoiceCoupon
{
    public string? CouponId { get; set; }
    public string? CouponName { get; set; }
}

internal sealed class RawCustomer
{
    public string? Id { get; set; }
    public string? Type { get; set; }
    public string? Email { get; set; }
    public List<string>? Roles { get; set; }
    public string? Status { get; set; }
    public string? Locale { get; set; }
    public string? Timezone { get; set; }
    public string? Reference { get; set; }
    public string? CreatedAt { get; set; }
    public RawIndividual? Individual { get; set; }
    public string? ObjectType { get; set; }
    public RawOrganization? Organization { get; set; }
    public List<RawCustomFieldValue>? CustomFields { get; set; }
    public RawCustomerSellerDetails? SellerDetails { get; set; }
    public bool? ProcessingOnly { get; set; }
    public string? ParentCustomerId { get; set; }
    public List<string>? ParentCustomerIds { get; set; }
    public List<RawLinkedIntegration>? LinkedIntegrations { get; set; }
    public List<RawNotificationPreference>? NotificationPreferences { get; set; }
    public RawPricingPlanSubscriptionSelector? PricingPlanSubscriptionSelector { get; set; }
}

internal sealed class RawInvoiceReprocess
{
    public string? ReprocessId { get; set; }
    public string? ReprocessStatus { get; set; }
    public string? ToBeReprocessedAt { get; set; }
}

internal sealed class RawEInvoice
{
    public RawEInvoiceStatus? Status { get; set; }
    public string? Processor { get; set; }
    public List<RawEInvoiceStatus>? StatusHistory { get; set; }
    public string? AppliedMandate { get; set; }
    public string? ExternalReference { get; set; }
    public List<RawEInvoiceFileFormat>? SupportedFileFormats { get; set; }
}

internal sealed class RawInvoiceTaxTotalSummary
{
    public List<string>? Notes { get; set; }
    public RawAmount? TaxAmount { get; set; }
    public RawAmount? BaseAmount { get; set; }
    public RawAmount? TotalAmount { get; set; }
    public string? CountryCode { get; set; }
    public RawInvoiceTaxAmounts? LocalAmounts { get; set; }
}

internal sealed class RawInvoiceDunningAction
{
    public string? Status { get; set; }
    public string? FailureReason { get; set; }
    public string? FirstPaymentId { get; set; }
    public string? ExternalReference { get; set; }
    public string? PaymentAcceptorId { get; set; }
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

internal sealed class RawCreditType
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Status { get; set; }
    public string? Reference { get; set; }
    public RawUnitName? UnitName { get; set; }
    public string? CreatedAt { get; set; }
    public string? UpdatedAt { get; set; }
    public string? ObjectType { get; set; }
    public string? Description { get; set; }
}

internal sealed class RawCustomFieldValue
{
    public string? Id { get; set; }
    public string? Value { get; set; }
    public List<string>? Values { get; set; }
    public string? Reference { get; set; }
    public string? IntegrationId { get; set; }
    public RawIntegrationDetails? IntegrationDetails { get; set; }
}

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

internal sealed class RawPeriod
{
    public string? Type { get; set; }
    public int? Value { get; set; }
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

internal sealed class RawInvoicePaymentAction
{
    public string? Type { get; set; }
    public RawInvoicePaymentActionBankAccountDetails? BankAccount { get; set; }
    public RawInvoicePaymentActionPaymentGatewayDetails? PaymentGateway { get; set; }
    public RawInvoicePaymentActionCustomRedirectDetails? CustomRedirect { get; set; }
    public RawPaymentAcceptor? PaymentAcceptor { get; set; }
    public string? PaymentAcceptorId { get; set; }
}

internal sealed class RawLinkedInvoiceDetail
{
    public string? Id { get; set; }
    public string? Note { get; set; }
    public RawAmount? Amount { get; set; }
    public string? LinkType { get; set; }
    public string? InvoiceDate { get; set; }
    public string? InvoiceNumber { get; set; }
}

internal sealed class RawInvoicePromotionCode
{
    public string? CouponId { get; set; }
    public RawPromotionCodeDetails? PromotionCodeDetails { get; set; }
}

internal sealed class RawPortalUrlLink
{
    public string? Url { get; set; }
    public RawPeriod? ExpiryPeriod { get; set; }
    public string? PortalUrlId { get; set; }
}

internal sealed class RawInvoiceValidationResult
{
    public string? Status { get; set; }
    public string? Details { get; set; }
}

internal sealed class RawAmount
{
    public string? Quantity { get; set; }
    public string? Currency { get; set; }
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

internal sealed class RawUsedExchangeRate
{
    public string? Rate { get; set; }
    public string? Source { get; set; }
    public string? Currency { get; set; }
    public string? BaseCurrency { get; set; }
    public string? RateTimestamp { get; set; }
}

internal sealed class RawLinkedIntegration
{
    public string? Id { get; set; }
    public List<RawLinkDetail>? LinkDetails { get; set; }
}

internal sealed class RawTaxRegistration
{
    public string? Id { get; set; }
    public string? TaxId { get; set; }
    public List<RawTaxId>? TaxIds { get; set; }
    public string? Description { get; set; }
    public RawAddress? RegisteredAddress { get; set; }
    public string? RegistrationNumber { get; set; }
}

internal sealed class RawOriginalInvoiceInfo
{
    public string? Id { get; set; }
    public string? InvoiceNumber { get; set; }
}

internal sealed class RawInvoiceGroup
{
    public string? Type { get; set; }
    public List<RawInvoiceLine>? Lines { get; set; }
    public string? EndAt { get; set; }
    public RawInvoicePricing? Pricing { get; set; }
    public string? StartAt { get; set; }
    public List<RawProduct>? Products { get; set; }
    public int? GroupOrder { get; set; }
    public string? Description { get; set; }
    public RawPeriod? BillingPeriod { get; set; }
    public List<RawInvoiceTaxCategorySummary>? TaxCategories { get; set; }
    public RawProductCategory? ProductCategory { get; set; }
    public string? BillingCustomerId { get; set; }
    public RawAmount? AmountExcludingTax { get; set; }
    public RawAmount? AmountIncludingTax { get; set; }
    public string? PricingPlanScheduleId { get; set; }
    public string? ForwardedFromCustomerId { get; set; }
    public string? PricingPlanSubscriptionId { get; set; }
}

internal sealed class RawIndividual
{
    public RawPersonName? Name { get; set; }
    public RawAddress? ResidentialAddress { get; set; }
}

internal sealed class RawOrganization
{
    public string? TaxId { get; set; }
    public List<RawTaxId>? TaxIds { get; set; }
    public string? LegalName { get; set; }
    public bool? TaxExempt { get; set; }
    public string? TaxExemptNote { get; set; }
    public List<RawTaxRegistration>? TaxRegistrations { get; set; }
    public RawAddress? RegisteredAddress { get; set; }
    public string? RegistrationNumber { get; set; }
}

internal sealed class RawCustomerSellerDetails
{
    public string? DefaultBillingEntityId { get; set; }
}

internal sealed class RawNotificationPreference
{
    public string? Type { get; set; }
    public List<RawNotificationChannel>? Channels { get; set; }
}

internal sealed class RawPricingPlanSubscriptionSelector
{
    public List<RawPricingPlanSubscriptionSelectorData>? Data { get; set; }
    public List<RawPricingPlanSubscriptionSelectorRule>? Rules { get; set; }
    public List<RawPricingPlanSubscriptionSelectorFilter>? Filters { get; set; }
    public string? Fallback { get; set; }
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

internal sealed class RawInvoiceTaxAmounts
{
    public bool? Display { get; set; }
    public RawAmount? TaxAmount { get; set; }
    public RawAmount? BaseAmount { get; set; }
    public RawAmount? TotalAmount { get; set; }
    public RawUsedExchangeRate? UsedExchangeRate { get; set; }
}

internal sealed class RawUnitName
{
    public string? Plural { get; set; }
    public string? Singular { get; set; }
}

internal sealed class RawIntegrationDetails
{
    public string? Id { get; set; }
    public RawAdyenIntegrationDetails? Adyen { get; set; }
    public RawStripeIntegrationDetails? Stripe { get; set; }
    public string? Reference { get; set; }
    public string? PaymentGatewayVariant { get; set; }
}

internal sealed class RawTaxId
{
    public string? Id { get; set; }
    public string? Type { get; set; }
    public string? DisplayName { get; set; }
    public RawTaxIdValidation? TaxIdValidationResult { get; set; }
}

internal sealed class RawTaxSettings
{
    public bool? ApplyLocalVatForMissingTaxId { get; set; }
}

internal sealed class RawAddress
{
    public string? City { get; set; }
    public string? Line1 { get; set; }
    public string? Line2 { get; set; }
    public string? State { get; set; }
    public string? Country { get; set; }
    public string? PostalCode { get; set; }
}

internal sealed class RawInvoiceTaxCategorySummaryRate
{
    public string? Name { get; set; }
    public string? Percentage { get; set; }
    public RawAmount? TaxAmount { get; set; }
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

internal sealed class RawPromotionCodeDetails
{
    public string? Code { get; set; }
    public string? PromotionCodeId { get; set; }
}

internal sealed class RawResourceIdentifier
{
    public string? Id { get; set; }
    public string? Type { get; set; }
}

internal sealed class RawLinkDetail
{
    public string? Url { get; set; }
    public string? CustomFieldName { get; set; }
}

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

internal sealed class RawInvoicePricing
{
    public string? Id { get; set; }
    public string? Name { get; set; }
}

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

internal sealed class RawPersonName
{
    public string? Infix { get; set; }
    public string? LastName { get; set; }
    public string? FirstName { get; set; }
}

internal sealed class RawNotificationChannel
{
    public string? Type { get; set; }
    public bool? Enabled { get; set; }
}

internal sealed class RawPricingPlanSubscriptionSelectorData
{
    public string? Field { get; set; }
    public string? Value { get; set; }
}

internal sealed class RawPricingPlanSubscriptionSelectorRule
{
    public string? Type { get; set; }
    public string? Field { get; set; }
}

internal sealed class RawPricingPlanSubscriptionSelectorFilter
{
    public string? Type { get; set; }
    public string? Field { get; set; }
    public string? Value { get; set; }
}

internal sealed class RawAdyenIntegrationDetails
{
    public string? RecurringDetailReference { get; set; }
}

internal sealed class RawStripeIntegrationDetails
{
    public string? PaymentMethodId { get; set; }
}

internal sealed class RawTaxIdValidation
{
    public string? Id { get; set; }
    public string? Valid { get; set; }
    public string? Source { get; set; }
    public string? Message { get; set; }
    public string? ValidationDate { get; set; }
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

internal sealed class RawPaymentAcceptorCustomRedirect
{
    public string? Url { get; set; }
}

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

internal sealed class RawMeterConditions
{
    public string? Name { get; set; }
    public RawMeterConditionExpression? Expression { get; set; }
    public List<RawMeterPropertyCondition>? MeterProperties { get; set; }
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

internal sealed class RawFeatureResourceReference
{
    public string? Id { get; set; }
    public string? Reference { get; set; }
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

internal sealed class RawIngestDataSummary
{
    public long? Count { get; set; }
    public string? Ratio { get; set; }
    public string? Number { get; set; }
    public RawAmount? Amount { get; set; }
    public RawAmount? AmountInPricingCurrency { get; set; }
}

internal sealed class RawPricingItemConfigSplitPricing
{
    public List<RawMeterPropertySplitPricing>? MeterProperties { get; set; }
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

internal sealed class RawInvoiceSubLineUsageBasedConversion
{
    public RawMeterConditions? Conditions { get; set; }
}

internal sealed class RawMeterConditionExpression
{
    public string? Operator { get; set; }
    public List<RawMeterConditionOperand>? Operands { get; set; }
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

internal sealed class RawAdyenAutoRescue
{
    public RawPeriod? Period { get; set; }
    public bool? Enabled { get; set; }
}

internal sealed class RawEInvoicingIntegration
{
    public List<RawEInvoicingMandate>? Mandates { get; set; }
    public string? Processor { get; set; }
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

internal sealed class RawAuthenticationSettings
{
    public RawAuthenticationSettingsApiKey? ApiKey { get; set; }
    public RawUsernamePassword? UsernamePassword { get; set; }
    public RawClientCredentials? ClientCredentials { get; set; }
}

internal sealed class RawEmailProviderIntegration
{
    public string? Variant { get; set; }
    public RawMailgunEmailProvider? Mailgun { get; set; }
    public RawPeriod? DeliveryWindow { get; set; }
    public bool? UseLocalizedTemplates { get; set; }
}

internal sealed class RawPaymentGatewayIntegration
{
    public RawAdyenPaymentGatewayIntegration? Adyen { get; set; }
    public RawStripePaymentGatewayIntegration? Stripe { get; set; }
    public string? Variant { get; set; }
}

internal sealed class RawTaxCalculationIntegration
{
    public string? Variant { get; set; }
    public RawAvaTaxCalculationIntegration? AvaTax { get; set; }
    public List<RawCustomTaxCode>? CustomTaxCodes { get; set; }
    public string? BillingEntityId { get; set; }
    public bool? EnableTaxFiling { get; set; }
}

internal sealed class RawIntegrationLinkedResourceConfiguration
{
    public List<RawIntegrationLinkDetail>? LinkDetails { get; set; }
    public string? ResourceType { get; set; }
}

internal sealed class RawCredits
{
    public string? Quantity { get; set; }
    public string? CreditTypeId { get; set; }
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

internal sealed class RawMeterConditionOperand
{
    public RawMeterConditionExpression? Expression { get; set; }
    public RawMeterPropertyCondition? MeterProperty { get; set; }
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

internal sealed class RawEInvoicingMandate
{
    public string? Name { get; set; }
    public string? Country { get; set; }
    public List<RawEInvoicingMapping>? Mappings { get; set; }
    public List<RawEInvoicingConditionGroup>? ConditionGroups { get; set; }
    public List<RawEInvoiceFileFormat>? SupportedFileFormats { get; set; }
    public bool? IncludePdfInEinvoice { get; set; }
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

internal sealed class RawMailgunEmailProvider
{
    public string? Plan { get; set; }
    public string? Domain { get; set; }
    public string? Region { get; set; }
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

internal sealed class RawAvaTaxCalculationIntegration
{
    public string? CompanyCode { get; set; }
}

internal sealed class RawCustomTaxCode
{
    public string? Field { get; set; }
    public string? Value { get; set; }
}

internal sealed class RawIntegrationLinkDetail
{
    public string? BaseUrl { get; set; }
    public string? CustomFieldReference { get; set; }
}

internal sealed class RawMeterValueReference
{
    public string? Id { get; set; }
    public RawMeterValue? Object { get; set; }
    public bool? Required { get; set; }
    public string? Reference { get; set; }
}

internal sealed class RawMeterPropertyReference
{
    public string? Id { get; set; }
    public RawMeterProperty? Object { get; set; }
    public bool? Required { get; set; }
    public string? Reference { get; set; }
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

internal sealed class RawEInvoicingCondition
{
    public string? Field { get; set; }
    public string? Value { get; set; }
    public string? ComparatorType { get; set; }
}
