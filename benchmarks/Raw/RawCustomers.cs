using System.Net.Http.Json;
using System.Text.Json;

namespace Solvimon.Client.Benchmarks.Raw;

/// <summary>What a careful user writes without an SDK: no retries, no typed errors, no idempotency key.</summary>
internal sealed class RawCustomers(HttpClient http)
{
    public async Task<RawPage<RawCustomer>> ListAsync(int limit)
    {
        using HttpResponseMessage response = await http.GetAsync($"/v1/customers?limit={limit}", HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, RawJson.Default.RawPageRawCustomer))!;
    }

    public async Task<RawCustomer> CreateAsync(RawCustomerCreateRequest request)
    {
        using var content = JsonContent.Create(request, RawJson.Default.RawCustomerCreateRequest);
        using HttpResponseMessage response = await http.PostAsync("/v1/customers", content);
        response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, RawJson.Default.RawCustomer))!;
    }
}
