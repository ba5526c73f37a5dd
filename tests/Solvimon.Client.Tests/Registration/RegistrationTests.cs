using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WireMock.ResponseBuilders;

namespace Solvimon.Client.Tests.Registration;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_delegate_configures_the_client()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        await using ServiceProvider provider = Services(services => services.AddSolvimon(options =>
        {
            options.ApiKey = TestKeys.ApiKey;
            options.BaseAddress = server.BaseAddress;
        })).BuildServiceProvider();

        ISolvimonClient client = provider.GetRequiredService<ISolvimonClient>();
        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Get, "/v1/customers");

        server.Requests.Single().Header("X-API-KEY").Should().Be(TestKeys.ApiKey);
        provider.GetRequiredService<ISolvimonClient>().Should().BeSameAs(client);
    }

    [Fact]
    public async Task A_section_configures_the_client()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        IConfiguration configuration = Configuration(("Solvimon:ApiKey", TestKeys.ApiKey), ("Solvimon:BaseAddress", server.BaseAddress + "v1/"), ("Solvimon:MaxRetries", "1"), ("Solvimon:Timeout", "00:00:05"));
        await using ServiceProvider provider = Services(services => services.AddSolvimon(configuration.GetSection("Solvimon"))).BuildServiceProvider();

        using HttpResponseMessage response = await provider.GetRequiredService<ISolvimonClient>().SendAsync(HttpMethod.Get, "/v1/customers");

        server.Requests.Single().PathAndQuery.Should().Be("/v1/customers");
        SolvimonClientOptions options = provider.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<SolvimonClientOptions>>().CurrentValue;
        options.MaxRetries.Should().Be(1);
        options.Timeout.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Without_arguments_the_section_counts_then_the_variable()
    {
        await using ServiceProvider fromSection = Registered(Configuration(("Solvimon:ApiKey", "from-section"), ("SOLVIMON_API_KEY", "from-variable"))).BuildServiceProvider();
        await using ServiceProvider fromVariable = Registered(Configuration(("SOLVIMON_API_KEY", "from-variable"))).BuildServiceProvider();

        OptionsOf(fromSection).ApiKey.Should().Be("from-section");
        OptionsOf(fromVariable).ApiKey.Should().Be("from-variable");
    }

    [Fact]
    public async Task The_options_pattern_configures_the_client()
    {
        await using ServiceProvider provider = Registered(Configuration(("Solvimon:ApiKey", "from-section")))
            .Configure<SolvimonClientOptions>(options => options.MaxRetries = 7)
            .BuildServiceProvider();

        OptionsOf(provider).MaxRetries.Should().Be(7);
    }

    [Theory]
    [InlineData("Solvimon:Environment", "Production")]
    [InlineData("Solvimon:MaxRetries", "many")]
    [InlineData("Solvimon:Timeout", "30")]
    public async Task A_value_that_is_none_is_a_configuration_error(string key, string value)
    {
        await using ServiceProvider provider = Registered(Configuration(("Solvimon:ApiKey", "from-section"), (key, value))).BuildServiceProvider();

        FluentActions.Invoking(provider.GetRequiredService<ISolvimonClient>).Should().Throw<SolvimonConfigurationException>().WithMessage($"*{key.Split(':')[1]}*");
    }

    [Fact]
    public async Task The_builders_name_is_that_of_the_options()
    {
        ServiceCollection services = Registered(Configuration(("Solvimon:ApiKey", "from-section")));
        ISolvimonBuilder plain = services.AddSolvimon(), keyed = services.AddKeyedSolvimon("a", options => options.ApiKey = TestKeys.ApiKey);
        services.Configure<SolvimonClientOptions>(plain.Name, options => options.MaxRetries = 5).Configure<SolvimonClientOptions>(keyed.Name, options => options.MaxRetries = 6);
        await using ServiceProvider provider = services.BuildServiceProvider();

        OptionsOf(provider).MaxRetries.Should().Be(5);
        provider.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<SolvimonClientOptions>>().Get("a").MaxRetries.Should().Be(6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_primary_handler_of_the_users_sees_changes_of_the_DNS(bool hasRedirects)
    {
        SocketsHttpHandler? own = null;
        ServiceCollection services = Registered(Configuration(("Solvimon:ApiKey", "from-section")));
        services.AddSolvimon().HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => own = new SocketsHttpHandler { AllowAutoRedirect = hasRedirects, UseCookies = hasRedirects });
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ISolvimonClient>();

        own!.PooledConnectionLifetime.Should().Be(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_base_address_without_a_credential_is_an_error()
    {
        await using ServiceProvider provider = Registered(Configuration(("Solvimon:BaseAddress", "https://billing.example.com"), ("SOLVIMON_API_KEY", "from-variable"))).BuildServiceProvider();

        provider.Invoking(services => services.GetRequiredService<ISolvimonClient>())
            .Should().Throw<SolvimonConfigurationException>().WithMessage("*BaseAddress is set, but no credential*").Which.ToString().Should().NotContain("from-variable");
    }

    [Fact]
    public async Task Clients_with_keys_are_apart()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        await using ServiceProvider provider = Services(services =>
        {
            ISolvimonBuilder builder = services.AddKeyedSolvimon("tenant-a", options => (options.ApiKey, options.BaseAddress) = ("key-a", server.BaseAddress));
            services.AddKeyedSolvimon("tenant-b", options => (options.ApiKey, options.BaseAddress) = ("key-b", server.BaseAddress))
                .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(LoopbackCertificate.CreateHandler);
            return builder;
        }).BuildServiceProvider();

        (await provider.GetRequiredKeyedService<ISolvimonClient>("tenant-a").SendAsync(HttpMethod.Get, "/v1/a")).Dispose();
        (await provider.GetRequiredKeyedService<ISolvimonClient>("tenant-b").SendAsync(HttpMethod.Get, "/v1/b")).Dispose();

        server.Requests.Select(request => (request.PathAndQuery, request.Header("X-API-KEY"))).Should().Equal(("/v1/a", "key-a"), ("/v1/b", "key-b"));
        provider.GetService<ISolvimonClient>().Should().BeNull();
    }

    [Fact]
    public async Task Adding_twice_configures_once_more_and_doubles_no_handler()
    {
        using MockServer server = MockServer.Answering(503, "{}");
        await using ServiceProvider provider = Services(services =>
        {
            services.AddSolvimon(options => (options.ApiKey, options.BaseAddress) = (TestKeys.ApiKey, server.BaseAddress));
            return services.AddSolvimon(options => options.MaxRetries = 2);
        }).BuildServiceProvider();

        await FluentActions.Awaiting(() => provider.GetRequiredService<ISolvimonClient>().SendAsync(HttpMethod.Get, "/v1/customers")).Should().ThrowAsync<SolvimonServerException>();

        server.Requests.Should().HaveCount(3, "a second resilience handler would multiply the attempts");
        provider.GetServices<ISolvimonClient>().Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handlers_that_a_host_adds_for_every_client_are_not_inherited(bool before)
    {
        using MockServer server = MockServer.Answering(200, "{}");
        CountingHandler everyClient = new();
        CountingHandler mine = new();
        await using ServiceProvider provider = Services(services =>
        {
            if (before)
            {
                services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => everyClient).ConfigureHttpClient(client => client.Timeout = TimeSpan.FromTicks(1)));
            }

            ISolvimonBuilder builder = services.AddSolvimon(options => (options.ApiKey, options.BaseAddress) = (TestKeys.ApiKey, server.BaseAddress));
            builder.HttpClientBuilder.AddHttpMessageHandler(() => mine);
            if (!before)
            {
                services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => everyClient).ConfigureHttpClient(client => client.Timeout = TimeSpan.FromTicks(1)));
            }

            return builder;
        }).BuildServiceProvider();

        using HttpResponseMessage response = await provider.GetRequiredService<ISolvimonClient>().SendAsync(HttpMethod.Get, "/v1/customers");

        everyClient.Count.Should().Be(0);
        mine.Count.Should().Be(1, "a handler added to this client stays");
    }

    [Fact]
    public async Task A_users_primary_handler_loses_its_redirects_and_cookies()
    {
        using MockServer elsewhere = MockServer.Answering(200, "{}");
        using MockServer server = MockServer.AnsweringInTurn(
            Response.Create().WithHeader("Set-Cookie", "session=1; path=/"),
            Response.Create().WithHeader("Set-Cookie", "session=1; path=/").WithStatusCode(302).WithHeader("Location", elsewhere.BaseAddress.ToString()));
        SocketsHttpHandler primary = LoopbackCertificate.CreateHandler();
        primary.AllowAutoRedirect.Should().BeTrue("that is the default that the SDK has to switch off");
        ServiceCollection services = new();
        services.AddSolvimon(options => (options.ApiKey, options.BaseAddress) = (TestKeys.ApiKey, server.BaseAddress))
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => primary);
        await using ServiceProvider provider = services.BuildServiceProvider();
        ISolvimonClient client = provider.GetRequiredService<ISolvimonClient>();

        (await client.SendAsync(HttpMethod.Get, "/v1/first")).Dispose();
        await FluentActions.Awaiting(() => client.SendAsync(HttpMethod.Get, "/v1/second")).Should().ThrowAsync<SolvimonApiException>();

        server.Requests.Should().OnlyContain(request => request.Header("Cookie") == null);
        elsewhere.Requests.Should().BeEmpty();
    }

    [Fact]
    public void The_singletons_connections_are_renewed_so_that_DNS_changes_are_seen()
    {
        ServiceCollection services = new();
        services.AddSolvimon(options => options.ApiKey = TestKeys.ApiKey);
        using ServiceProvider provider = services.BuildServiceProvider();

        HttpMessageHandler? handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Solvimon.Client");
        while (handler is DelegatingHandler delegating)
        {
            handler = delegating.InnerHandler;
        }

        handler.Should().BeOfType<SocketsHttpHandler>().Which.PooledConnectionLifetime.Should().Be(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task The_factorys_own_request_loggers_are_gone()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        LogLines log = new();
        await using ServiceProvider provider = Services(services =>
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            return services.AddSolvimon(options => (options.ApiKey, options.BaseAddress) = (TestKeys.ApiKey, server.BaseAddress));
        }).BuildServiceProvider();

        using HttpResponseMessage response = await provider.GetRequiredService<ISolvimonClient>().SendAsync(HttpMethod.Get, "/v1/customers/secret-reference");

        log.Everything.Should().NotBeEmpty().And.NotContain(line => line.Contains("secret-reference"));
    }

    [Fact]
    public async Task Options_are_validated_at_start_under_a_host()
    {
        ServiceCollection services = new();
        services.AddSolvimon(options => options.MaxRetries = 99);
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate())
            .Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>().WithMessage("*ApiKey is missing*MaxRetries must be from 0 to 10*");
    }

    private static SolvimonClientOptions OptionsOf(ServiceProvider provider) =>
        provider.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<SolvimonClientOptions>>().CurrentValue;

    private static ServiceCollection Registered(IConfiguration configuration)
    {
        ServiceCollection services = new();
        services.AddSingleton(configuration);
        services.AddSolvimon();
        return services;
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();

    private static ServiceCollection Services(Func<IServiceCollection, ISolvimonBuilder> register)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(new FastClock());
        register(services).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(LoopbackCertificate.CreateHandler);
        return services;
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
