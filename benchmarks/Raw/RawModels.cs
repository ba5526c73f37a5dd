namespace Solvimon.Client.Benchmarks.Raw;

// A customer as the API returns it, written down the plain way: every property, text as string.

internal sealed class RawPage<T>
{
    public List<T>? Data { get; set; }

    public int? Page { get; set; }

    public int? Limit { get; set; }

    public int? TotalNumberOfPages { get; set; }

    public RawLinks? Links { get; set; }
}

internal sealed class RawLinks
{
    public string? First { get; set; }

    public string? Previous { get; set; }

    public string? Current { get; set; }

    public string? Next { get; set; }
}

internal sealed class RawCustomer
{
    public string? ObjectType { get; set; }

    public string? Id { get; set; }

    public string? CreatedAt { get; set; }

    public string? ParentCustomerId { get; set; }

    public List<string>? ParentCustomerIds { get; set; }

    public string? Reference { get; set; }

    public string? Status { get; set; }

    public string? Timezone { get; set; }

    public string? Type { get; set; }

    public string? Email { get; set; }

    public List<RawNotificationPreference>? NotificationPreferences { get; set; }

    public string? Locale { get; set; }

    public RawIndividual? Individual { get; set; }

    public RawOrganization? Organization { get; set; }

    public List<RawCustomFieldValue>? CustomFields { get; set; }

    public bool? ProcessingOnly { get; set; }

    public RawSubscriptionSelector? PricingPlanSubscriptionSelector { get; set; }

    public List<RawLinkedIntegration>? LinkedIntegrations { get; set; }

    public List<string>? Roles { get; set; }

    public RawSellerDetails? SellerDetails { get; set; }
}

internal sealed class RawCustomerCreateRequest
{
    public string? Reference { get; set; }

    public string? Type { get; set; }

    public string? Email { get; set; }

    public List<string>? Roles { get; set; }

    public string? Status { get; set; }

    public string? Timezone { get; set; }

    public RawOrganization? Organization { get; set; }

    public string? ParentCustomerId { get; set; }

    public List<string>? ParentCustomerIds { get; set; }

    public List<RawNotificationPreference>? NotificationPreferences { get; set; }

    public string? Locale { get; set; }

    public RawIndividual? Individual { get; set; }

    public List<RawCustomFieldValue>? CustomFields { get; set; }

    public bool? ProcessingOnly { get; set; }

    public RawSubscriptionSelector? PricingPlanSubscriptionSelector { get; set; }

    public List<RawLinkedIntegration>? LinkedIntegrations { get; set; }

    public RawSellerDetails? SellerDetails { get; set; }
}

internal sealed class RawNotificationPreference
{
    public string? Type { get; set; }

    public List<RawNotificationChannel>? Channels { get; set; }
}

internal sealed class RawNotificationChannel
{
    public string? Type { get; set; }

    public bool? Enabled { get; set; }
}

internal sealed class RawIndividual
{
    public RawPersonName? Name { get; set; }

    public RawAddress? ResidentialAddress { get; set; }
}

internal sealed class RawPersonName
{
    public string? FirstName { get; set; }

    public string? Infix { get; set; }

    public string? LastName { get; set; }
}

internal sealed class RawAddress
{
    public string? Line1 { get; set; }

    public string? Line2 { get; set; }

    public string? City { get; set; }

    public string? PostalCode { get; set; }

    public string? State { get; set; }

    public string? Country { get; set; }
}

internal sealed class RawOrganization
{
    public string? LegalName { get; set; }

    public string? TaxId { get; set; }

    public List<RawTaxId>? TaxIds { get; set; }

    public string? RegistrationNumber { get; set; }

    public bool? TaxExempt { get; set; }

    public string? TaxExemptNote { get; set; }

    public RawAddress? RegisteredAddress { get; set; }

    public List<RawTaxRegistration>? TaxRegistrations { get; set; }
}

internal sealed class RawTaxId
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public string? DisplayName { get; set; }

    public RawTaxIdValidation? TaxIdValidationResult { get; set; }
}

internal sealed class RawTaxIdValidation
{
    public string? Id { get; set; }

    public string? Valid { get; set; }

    public string? Source { get; set; }

    public string? Message { get; set; }

    public string? ValidationDate { get; set; }
}

internal sealed class RawTaxRegistration
{
    public string? Id { get; set; }

    public string? Description { get; set; }

    public string? TaxId { get; set; }

    public List<RawTaxId>? TaxIds { get; set; }

    public string? RegistrationNumber { get; set; }

    public RawAddress? RegisteredAddress { get; set; }
}

internal sealed class RawCustomFieldValue
{
    public string? Id { get; set; }

    public string? Reference { get; set; }

    public string? Value { get; set; }

    public List<string>? Values { get; set; }

    public string? IntegrationId { get; set; }

    public RawIntegrationDetails? IntegrationDetails { get; set; }
}

internal sealed class RawIntegrationDetails
{
    public string? Id { get; set; }

    public string? Reference { get; set; }

    public string? PaymentGatewayVariant { get; set; }

    public RawAdyenDetails? Adyen { get; set; }

    public RawStripeDetails? Stripe { get; set; }
}

internal sealed class RawAdyenDetails
{
    public string? RecurringDetailReference { get; set; }
}

internal sealed class RawStripeDetails
{
    public string? PaymentMethodId { get; set; }
}

internal sealed class RawSubscriptionSelector
{
    public List<RawSelectorData>? Data { get; set; }

    public List<RawSelectorRule>? Rules { get; set; }

    public List<RawSelectorFilter>? Filters { get; set; }

    public string? Fallback { get; set; }
}

internal sealed class RawSelectorData
{
    public string? Field { get; set; }

    public string? Value { get; set; }
}

internal sealed class RawSelectorRule
{
    public string? Type { get; set; }

    public string? Field { get; set; }
}

internal sealed class RawSelectorFilter
{
    public string? Type { get; set; }

    public string? Field { get; set; }

    public string? Value { get; set; }
}

internal sealed class RawLinkedIntegration
{
    public string? Id { get; set; }

    public List<RawLinkDetail>? LinkDetails { get; set; }
}

internal sealed class RawLinkDetail
{
    public string? Url { get; set; }

    public string? CustomFieldName { get; set; }
}

internal sealed class RawSellerDetails
{
    public string? DefaultBillingEntityId { get; set; }
}
