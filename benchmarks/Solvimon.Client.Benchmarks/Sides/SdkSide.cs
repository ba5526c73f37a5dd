using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.Models;

namespace Solvimon.Client.Benchmarks.Sides;

/// <summary>The same calls through the SDK, as <c>AddSolvimon</c> builds it: all handlers on, over the factory's <c>HttpClient</c>.</summary>
internal sealed class SdkSide : ISide
{
    private readonly ServiceProvider _services;
    private readonly ISolvimonClient _solvimon;

    public SdkSide(Uri baseAddress, Func<HttpMessageHandler>? primaryHandler)
    {
        ServiceCollection services = new();
        ISolvimonBuilder builder = services.AddSolvimon(options =>
        {
            options.ApiKey = "benchmark-key";
            options.BaseAddress = baseAddress;
            options.AllowInsecureLoopback = true;
        });
        if (primaryHandler is not null)
        {
            builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(primaryHandler);
        }

        _services = services.BuildServiceProvider();
        _solvimon = _services.GetRequiredService<ISolvimonClient>();
    }

    public string Name => "SDK";

    public async Task<int> ListAsync(int count) => (await _solvimon.Customers.List().PageSize(count).ToListAsync()).Count;

    public async Task<string?> CreateAsync() => (await _solvimon.Customers.CreateAsync(new CustomerCreateRequest
    {
        Reference = "superstore-001",
        Type = CustomerType.Organization,
        Email = "invoices@superstore.example",
        Roles = [CustomerRole.Default],
        Status = CustomerStatus.Draft,
        TimeZone = "Europe/Berlin",
        Organization = new Organization
        {
            LegalName = "SuperStore GmbH",
            TaxIds = [new TaxId { Id = "368807022", Type = TaxIdType.GenericTaxId }],
            RegisteredAddress = new Address { Line1 = "Hasengarten 14", City = "Berlin", PostalCode = "79341", State = "", Country = Country.De },
        },
    })).Id;

    public async Task<int> ListInvoicesAsync(int count) => (await _solvimon.Invoices.List().PageSize(count).ToListAsync()).Count;

    public void Dispose() => _services.Dispose();
}
