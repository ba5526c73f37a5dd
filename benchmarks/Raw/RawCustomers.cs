using System.Net.Http.Json;
using System.Text.Json;

namespace Solvimon.Client.Benchmarks.Raw;

/// <summary>What a careful user writes without an SDK: an idempotency key for what creates, but no retries and no typed errors.</summary>
internal sealed class RawCustomers(HttpClient http)
{
    public async Task<RawPage<RawCustomer>> ListAsync(int limit)
    {
        using HttpResponseMessage response = await http.GetAsync($"/v1/customers?limit={limit}", HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, RawJson.Default.RawPageRawCustomer))!;
    }

    public async Task<RawCustomer> CreateAsync(RawCustomerCreateRequest customer, string idempotencyKey)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/customers");
        request.Content = JsonContent.Create(customer, RawJson.Default.RawCustomerCreateRequest);
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        using HttpResponseMessage response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, RawJson.Default.RawCustomer))!;
    }
}
