using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Solvimon.Client.Benchmarks.Kiota;
using Solvimon.Client.Benchmarks.Kiota.Models;

namespace Solvimon.Client.Benchmarks.Sides;

/// <summary>The same calls through a client that Kiota generates of the OpenAPI document, with Kiota's default handlers.</summary>
internal sealed class KiotaSide : ISide
{
    private readonly HttpClient _http;
    private readonly HttpClientRequestAdapter _adapter;
    private readonly KiotaClient _client;

    public KiotaSide(Uri baseAddress, Func<HttpMessageHandler>? primaryHandler)
    {
        _http = KiotaClientFactory.Create(primaryHandler?.Invoke());
        _adapter = new HttpClientRequestAdapter(new ApiKey(), httpClient: _http) { BaseUrl = baseAddress.ToString().TrimEnd('/') };
        _client = new KiotaClient(_adapter);
    }

    public string Name => "Kiota";

    public async Task<int> ListAsync(int count) =>
        (await _client.VWithVersion("1").Customers.GetAsync(request => request.QueryParameters.Limit = count))!.Data!.Count;

    public async Task<string?> CreateAsync()
    {
        CustomerCreateRequest customer = new CustomerCreateRequest
        {
            Reference = "superstore-001",
            Type = CustomerCreateRequestType.ORGANIZATION,
            Email = "invoices@superstore.example",
            Roles = [CustomerCreateRequestRolesItems.DEFAULT],
            Status = CustomerCreateRequestStatus.DRAFT,
            Timezone = "Europe/Berlin",
            Organization = new OrganizationCreateRequest
            {
                LegalName = "SuperStore GmbH",
                TaxIds = [new TaxId { Id = "368807022", Type = TaxIdType.GENERIC_TAX_ID }],
                RegisteredAddress = new Address { Line1 = "Hasengarten 14", City = "Berlin", PostalCode = "79341", State = "", Country = AddressCountry.DE },
            },
        };
        return (await _client.VWithVersion("1").Customers.PostAsync(
            customer, request => request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString())))!.Id;
    }

    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }

    /// <summary>Kiota's own provider of a key refuses the loopback server, which has no HTTPS.</summary>
    private sealed class ApiKey : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(
            RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            request.Headers.Add("X-API-KEY", "benchmark-key");
            return Task.CompletedTask;
        }
    }
}
