using System.Net.Mail;
using CsvHelper;
using Solvimon.Client.Models;

namespace BulkCustomers;

/// <summary>One row of the CSV file, as text.</summary>
[CsvRecord]
internal sealed partial class CustomerRow
{
    [CsvColumn("reference")]
    public string Reference { get; set; } = "";

    [CsvColumn("type")]
    public string Type { get; set; } = "";

    [CsvColumn("legal_name")]
    public string LegalName { get; set; } = "";

    [CsvColumn("first_name", Optional = true)]
    public string FirstName { get; set; } = "";

    [CsvColumn("last_name", Optional = true)]
    public string LastName { get; set; } = "";

    [CsvColumn("email")]
    public string Email { get; set; } = "";

    [CsvColumn("line1", Optional = true)]
    public string Line1 { get; set; } = "";

    [CsvColumn("postal_code", Optional = true)]
    public string PostalCode { get; set; } = "";

    [CsvColumn("city", Optional = true)]
    public string City { get; set; } = "";

    [CsvColumn("country")]
    public string Country { get; set; } = "";

    [CsvColumn("timezone", Optional = true)]
    public string TimeZone { get; set; } = "";

    /// <summary>Why the row cannot be imported; null when it can.</summary>
    [CsvIgnore]
    public string? Error { get; set; }

    private bool IsOrganization => Type == CustomerType.Organization.Value;

    public string? Validate() =>
        Reference.Length == 0 ? "the reference is missing"
        : Reference.Length > 256 || Reference.Any(char.IsWhiteSpace) ? "the reference must have no spaces and at most 256 characters"
        : !IsOrganization && Type != CustomerType.Individual.Value ? $"the type must be ORGANIZATION or INDIVIDUAL, not '{Type}'"
        : IsOrganization && LegalName.Length == 0 ? "the legal_name is missing"
        : !IsOrganization && LastName.Length == 0 ? "the last_name is missing"
        : !MailAddress.TryCreate(Email, out _) ? $"the email '{Email}' is not an address"
        : Country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? $"the country must be two capital letters, not '{Country}'"
        : null;

    public CustomerCreateRequest ToRequest()
    {
        Address address = new() { Line1 = Line1, PostalCode = PostalCode, City = City, Country = Country };
        return new CustomerCreateRequest
        {
            Reference = Reference,
            Type = Type,
            Email = Email,
            TimeZone = TimeZone.Length > 0 ? TimeZone : null,
            Organization = IsOrganization ? new Organization { LegalName = LegalName, RegisteredAddress = address } : null,
            Individual = IsOrganization ? null : new Individual { Name = new PersonName { FirstName = FirstName, LastName = LastName }, ResidentialAddress = address },
        };
    }
}
