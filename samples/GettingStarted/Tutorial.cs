using Solvimon.Client;
using Solvimon.Client.Models;

namespace GettingStarted;

/// <summary>The tutorial's steps, one typed call each.</summary>
internal static class Tutorial
{
    private const string Reference = "superstore-001";

    // Shows what happens on the wire: method, path, status, and the id that Solvimon's support asks for.
    private static readonly RequestOptions Traced = new()
    {
        OnResponse = answer => Console.WriteLine($"   {answer.Method} {answer.Path} -> {(int)answer.StatusCode} {answer.StatusCode} (request {answer.RequestId})"),
    };

    public static async Task RunAsync(ISolvimonClient solvimon)
    {
        Console.WriteLine("1. List customers: an answer, even an empty one, means authenticated and connected.");
        await PrintCustomersAsync(solvimon);

        Console.WriteLine($"2. Create the customer '{Reference}'.");
        try
        {
            Customer created = await solvimon.Customers.CreateAsync(SuperStore(), Traced);
            Console.WriteLine($"   {created.Id} is {created.Status}");
        }
        catch (SolvimonConflictException)
        {
            Console.WriteLine("   It exists already, from an earlier run.");
        }

        Console.WriteLine("3. Fetch it back by its reference.");
        Customer customer = await solvimon.Customers.List().WithReference(Reference).WithOptions(Traced).FirstOrDefaultAsync()
            ?? throw new InvalidOperationException($"The customer '{Reference}' was not found.");
        Console.WriteLine($"   {customer.Id}, {customer.Organization?.LegalName}, is {customer.Status}");

        Console.WriteLine("4. Activate it, so that it can have a subscription.");
        if (customer.Status == CustomerStatus.Active)
        {
            Console.WriteLine("   It is ACTIVE already.");
        }
        else
        {
            Customer active = await solvimon.Customers[Reference].ActivateAsync(Traced);
            Console.WriteLine($"   {customer.Status} -> {active.Status}");
        }

        Console.WriteLine("5. List customers again.");
        await PrintCustomersAsync(solvimon);
    }

    private static async Task PrintCustomersAsync(ISolvimonClient solvimon)
    {
        int count = 0;
        await foreach (Customer customer in solvimon.Customers.List().WithOptions(Traced))
        {
            Console.WriteLine($"   {customer.Id}  {customer.Reference}  {customer.Status}");
            count++;
        }

        Console.WriteLine($"   {count} customer(s)");
    }

    private static CustomerCreateRequest SuperStore() => new()
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
            RegisteredAddress = new Address
            {
                Line1 = "Hasengarten 14",
                City = "Berlin",
                PostalCode = "79341",
                State = "",
                Country = Country.De,
            },
        },
    };
}
