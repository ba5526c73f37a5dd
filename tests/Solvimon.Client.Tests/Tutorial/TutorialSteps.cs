using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Tutorial;

/// <summary>"Send your first API request": the tutorial's four steps as a user writes them.</summary>
internal sealed record TutorialSteps(List<Customer> Listed, Customer Created, Customer? Found, Customer Activated)
{
    public const string Reference = "superstore-001";

    /// <summary>What the tutorial's create request is on the wire: compact JSON, members in the order of the documentation.</summary>
    public const string CreateBody =
        """{"reference":"superstore-001","type":"ORGANIZATION","email":"invoices@superstore.de","roles":["DEFAULT"],"status":"DRAFT","timezone":"Europe/Berlin","organization":""" +
        """{"legal_name":"SuperStore GmbH","tax_ids":[{"id":"368807022","type":"GENERIC_TAX_ID"}],"registered_address":""" +
        """{"line1":"Hasengarten 14","city":"Berlin","postal_code":"79341","state":"","country":"DE"}}}""";

    public static async Task<TutorialSteps> RunAsync(ISolvimonClient solvimon) => new(
        await solvimon.Customers.List().ToListAsync(),
        await solvimon.Customers.CreateAsync(CreateRequest()),
        await solvimon.Customers.List().WithReference(Reference).FirstOrDefaultAsync(),
        await solvimon.Customers[Reference].ActivateAsync());

    private static CustomerCreateRequest CreateRequest() => new()
    {
        Reference = Reference,
        Type = CustomerType.Organization,
        Email = "invoices@superstore.de",
        Roles = [CustomerRole.Default],
        Status = CustomerStatus.Draft,
        TimeZone = "Europe/Berlin",
        Organization = new Organization
        {
            LegalName = "SuperStore GmbH",
            TaxIds = [new TaxId { Id = "368807022", Type = TaxIdType.GenericTaxId }],
            RegisteredAddress = new Address { Line1 = "Hasengarten 14", City = "Berlin", PostalCode = "79341", State = "", Country = Country.De },
        },
    };
}
