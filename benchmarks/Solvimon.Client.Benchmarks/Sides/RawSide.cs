using System.Text.Json;
using Solvimon.Client.Benchmarks.Raw;

namespace Solvimon.Client.Benchmarks.Sides;

/// <summary>The calls that are measured, without the SDK.</summary>
internal sealed class RawSide : ISide
{
    private readonly HttpClient _http;
    private readonly RawCustomers _customers;

    public RawSide(Uri baseAddress, Func<HttpMessageHandler>? primaryHandler)
    {
        _http = new HttpClient(primaryHandler?.Invoke() ?? new SocketsHttpHandler()) { BaseAddress = baseAddress };
        _http.DefaultRequestHeaders.Add("X-API-KEY", "benchmark-key");
        _customers = new RawCustomers(_http);
    }

    public string Name => "raw";

    public async Task<int> ListAsync(int count) => (await _customers.ListAsync(count)).Data!.Count;

    public async Task<string?> CreateAsync() => (await _customers.CreateAsync(NewCustomer(), Guid.NewGuid().ToString())).Id;

    public async Task<int> ListInvoicesAsync(int count)
    {
        using HttpResponseMessage response = await _http.GetAsync($"/v1/invoices?limit={count}", HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, Invoices.RawInvoiceJson.Default.RawPageRawInvoice))!.Data!.Count;
    }

    public void Dispose() => _http.Dispose();

    internal static RawCustomerCreateRequest NewCustomer() => new()
    {
        Reference = "superstore-001",
        Type = "ORGANIZATION",
        Email = "invoices@superstore.example",
        Roles = ["DEFAULT"],
        Status = "DRAFT",
        Timezone = "Europe/Berlin",
        Organization = new RawOrganization
        {
            LegalName = "SuperStore GmbH",
            TaxIds = [new RawTaxId { Id = "368807022", Type = "GENERIC_TAX_ID" }],
            RegisteredAddress = new RawAddress { Line1 = "Hasengarten 14", City = "Berlin", PostalCode = "79341", State = "", Country = "DE" },
        },
    };
}
