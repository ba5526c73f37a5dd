using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Refit;
using Solvimon.Client.Benchmarks.Raw;

namespace Solvimon.Client.Benchmarks.Sides;

/// <summary>
/// The same calls through an interface of one's own that Refit implements, as its documentation sets it up: source-generated
/// System.Text.Json over the raw models, the factory's <c>HttpClient</c>, a handler for the key, and a retry of Polly's.
/// </summary>
internal sealed class RefitSide : ISide
{
    private readonly ServiceProvider _services;
    private readonly ICustomersApi _customers;

    public RefitSide(Uri baseAddress, Func<HttpMessageHandler>? primaryHandler)
    {
        ServiceCollection services = new();
        IHttpClientBuilder client = services.AddRefitGeneratedClient<ICustomersApi>(RawJson.Default)
            .ConfigureHttpClient(http => http.BaseAddress = baseAddress)
            .AddHttpMessageHandler(() => new ApiKeyHandler());
        client.AddResilienceHandler("retry", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions()));
        if (primaryHandler is not null)
        {
            client.ConfigurePrimaryHttpMessageHandler(primaryHandler);
        }

        _services = services.BuildServiceProvider();
        _customers = _services.GetRequiredService<ICustomersApi>();
    }

    public string Name => "Refit";

    public async Task<int> ListAsync(int count) => (await _customers.ListAsync(count)).Data!.Count;

    public async Task<string?> CreateAsync() => (await _customers.CreateAsync(RawSide.NewCustomer(), Guid.NewGuid().ToString())).Id;

    public void Dispose() => _services.Dispose();

    internal interface ICustomersApi
    {
        [Get("/v1/customers")]
        Task<RawPage<RawCustomer>> ListAsync(int limit);

        [Post("/v1/customers")]
        Task<RawCustomer> CreateAsync([Body] RawCustomerCreateRequest request, [Header("Idempotency-Key")] string idempotencyKey);
    }

    private sealed class ApiKeyHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-API-KEY", "benchmark-key");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
