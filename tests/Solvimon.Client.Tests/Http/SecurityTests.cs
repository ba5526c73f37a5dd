using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Solvimon.Client.Tests.Http;

public sealed class SecurityTests
{
    [Fact]
    public async Task The_key_travels_in_its_header()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient client = server.CreateClient(options => options.PlatformId = "plat_1");

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers");

        ReceivedRequest request = server.Requests.Single();
        request.Header("X-API-KEY").Should().Be(TestKeys.ApiKey);
        request.Header("Authorization").Should().BeNull();
        request.Header("X-Platform-Id").Should().Be("plat_1");
        request.Header("User-Agent").Should().StartWith("solvimon-client-dotnet/");
    }

    [Fact]
    public async Task A_token_travels_as_bearer()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient client = server.CreateClient(options => (options.ApiKey, options.AccessToken) = (null, TestKeys.ApiKey));

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers");

        server.Requests.Single().Header("Authorization").Should().Be("Bearer " + TestKeys.ApiKey);
        server.Requests.Single().Header("X-API-KEY").Should().BeNull();
    }

    [Fact]
    public async Task The_key_provider_is_asked_for_each_attempt()
    {
        int asked = 0;
        using MockServer server = MockServer.AnsweringInTurn((503, "{}"), (200, "{}"));
        using SolvimonClient client = server.CreateClient(options =>
        {
            options.ApiKey = null;
            options.ApiKeyProvider = (_, _) => new("key-" + ++asked);
        });

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers");

        server.Requests.Select(request => request.Header("X-API-KEY")).Should().Equal("key-1", "key-2");
    }

    [Fact]
    public async Task A_key_given_to_the_call_replaces_the_clients_token()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient client = server.CreateClient(options => (options.ApiKey, options.AccessToken) = (null, "token"));

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers", options: new RequestOptions { ApiKey = TestKeys.ApiKey });

        server.Requests.Single().Header("X-API-KEY").Should().Be(TestKeys.ApiKey);
        server.Requests.Single().Header("Authorization").Should().BeNull();
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_key_does_not_arrive_elsewhere()
    {
        using MockServer elsewhere = MockServer.Answering(200, "{}");
        using MockServer server = MockServer.Answering(Response.Create().WithStatusCode(302).WithHeader("Location", elsewhere.BaseAddress + "v1/customers"));
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.SendAsync(HttpMethod.Get, "/v1/customers");

        (await call.Should().ThrowAsync<SolvimonApiException>()).WithMessage("*never follows*");
        elsewhere.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Plain_http_to_loopback_needs_the_option()
    {
        using MockServer server = new(useHttps: false);
        server.AnswerInTurn(Request.Create(), MockServer.Json(200, "{}"));

        FluentActions.Invoking(() => server.CreateClient()).Should().Throw<SolvimonConfigurationException>().WithMessage("*AllowInsecureLoopback*");

        using SolvimonClient client = server.CreateClient(options => options.AllowInsecureLoopback = true);
        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public void Plain_http_elsewhere_is_refused_even_with_the_option() =>
        FluentActions.Invoking(() => new SolvimonClient(new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, BaseAddress = new Uri("http://api.example.com"), AllowInsecureLoopback = true }))
            .Should().Throw<SolvimonConfigurationException>().WithMessage("*use https*");

    [Theory]
    [InlineData("X-API-KEY")]
    [InlineData("authorization")]
    [InlineData("Idempotency-Key")]
    [InlineData("Host")]
    [InlineData("X-Bad\r\nX-Injected")]
    public void Extra_headers_can_not_replace_the_sdks_own_nor_inject(string name) =>
        FluentActions.Invoking(() => new RequestOptions { Headers = new Dictionary<string, string> { [name] = "x" } }).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void Line_breaks_in_credentials_and_keys_are_refused(string text)
    {
        FluentActions.Invoking(() => new RequestOptions { ApiKey = text }).Should().Throw<ArgumentException>().WithParameterName("ApiKey");
        FluentActions.Invoking(() => new RequestOptions { IdempotencyKey = text }).Should().Throw<ArgumentException>().WithParameterName("IdempotencyKey");
    }

    [Fact]
    public async Task Extra_headers_and_query_are_sent_escaped()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient client = server.CreateClient();

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers?page=1", options: new RequestOptions
        {
            Headers = new Dictionary<string, string> { ["X-Trace"] = "abc" },
            Query = new Dictionary<string, string> { ["new filter"] = "a&b" },
        });

        server.Requests.Single().Header("X-Trace").Should().Be("abc");
        server.Requests.Single().PathAndQuery.Should().Be("/v1/customers?page=1&new%20filter=a%26b");
    }
}
