
namespace Solvimon.Client.Tests.Registration;

public sealed class OptionsTests
{
    public static TheoryData<string, Action<SolvimonClientOptions>> Wrong => new()
    {
        { "ApiKey", options => options.ApiKey = null },
        { "ApiKey", options => options.ApiKey = "  " },
        { "ApiKey", options => options.ApiKey = "abc\r\nX-Injected: 1" },
        { "AccessToken", options => (options.ApiKey, options.AccessToken) = (null, "a b") },
        { "exclude each other", options => options.AccessToken = "token" },
        { "exclude each other", options => options.ApiKeyProvider = (_, _) => new("key") },
        { "PlatformId", options => options.PlatformId = "" },
        { "Environment", options => options.Environment = (SolvimonEnvironment)7 },
        { "BaseAddress", options => options.BaseAddress = new Uri("api.example.com", UriKind.Relative) },
        { "BaseAddress", options => options.BaseAddress = new Uri("ftp://api.example.com") },
        { "BaseAddress", options => options.BaseAddress = new Uri("https://api.example.com/?a=b") },
        { "BaseAddress", options => options.BaseAddress = new Uri("https://user@api.example.com/") },
        { "BaseAddress", options => options.BaseAddress = new Uri("http://api.example.com/") },
        { "AllowInsecureLoopback", options => options.BaseAddress = new Uri("http://127.0.0.1/") },
        { "Timeout", options => options.Timeout = TimeSpan.Zero },
        { "AttemptTimeout", options => options.AttemptTimeout = TimeSpan.FromSeconds(-5) },
        { "MaxRetries", options => options.MaxRetries = -1 },
        { "MaxRetries", options => options.MaxRetries = 11 },
        { "MaxResponseBytes", options => options.MaxResponseBytes = 0 },
        { "MaxConcurrentRequests", options => options.MaxConcurrentRequests = 0 },
        { "CircuitBreakerDuration", options => options.CircuitBreakerDuration = TimeSpan.FromSeconds(0.1) },
        { "CircuitBreakerDuration", options => options.CircuitBreakerDuration = TimeSpan.FromDays(1.5) },
        { "00:00:30", options => options.Timeout = TimeSpan.FromDays(20) },
        { "TimeProvider", options => options.TimeProvider = null! },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_named_and_its_value_is_not(string expected, Action<SolvimonClientOptions> change)
    {
        SolvimonClientOptions options = new() { ApiKey = TestKeys.ApiKey };
        change(options);

        string message = FluentActions.Invoking(() => new SolvimonClient(options)).Should().Throw<SolvimonConfigurationException>().Which.Message;

        message.Should().Contain(expected).And.NotContain(TestKeys.ApiKey).And.NotContain("X-Injected");
    }

    [Fact]
    public void The_defaults_are_the_documented_ones()
    {
        SolvimonClientOptions options = new();

        options.Environment.Should().Be(SolvimonEnvironment.Test);
        options.BaseAddress.Should().BeNull();
        options.Timeout.Should().Be(TimeSpan.FromSeconds(60));
        options.AttemptTimeout.Should().Be(TimeSpan.FromSeconds(20));
        options.MaxRetries.Should().Be(3);
        options.MaxResponseBytes.Should().Be(67_108_864);
        options.AllowInsecureLoopback.Should().BeFalse();
        options.UsageEventsAreIdempotent.Should().BeFalse();
        options.MaxConcurrentRequests.Should().BeNull();
        options.CircuitBreakerDuration.Should().BeNull();
    }

    [Fact]
    public void A_call_takes_one_credential_and_headers_that_a_request_has()
    {
        FluentActions.Invoking(() => new RequestOptions { ApiKey = TestKeys.ApiKey, AccessToken = "token" }).Should().Throw<ArgumentException>().WithParameterName("AccessToken");
        FluentActions.Invoking(() => new RequestOptions { AccessToken = "token", ApiKey = TestKeys.ApiKey }).Should().Throw<ArgumentException>().WithParameterName("ApiKey");
        FluentActions.Invoking(() => new RequestOptions { PlatformId = "" }).Should().Throw<ArgumentException>().WithParameterName("PlatformId");
        FluentActions.Invoking(() => new RequestOptions { Headers = new Dictionary<string, string> { ["Content-Language"] = "en" } }).Should().Throw<ArgumentException>().WithMessage("*Content-Language*");
    }

    [Fact]
    public void An_idempotency_key_from_parts_is_stable_and_unambiguous()
    {
        IdempotencyKey.From("order", "4711").Should().Be("order:4711").And.Be(IdempotencyKey.From("order", "4711"));
        IdempotencyKey.From("a", "b:c").Should().NotBe(IdempotencyKey.From("a:b", "c"));
        IdempotencyKey.From("a", "b", "c").Should().NotBe(IdempotencyKey.From("a", "b:c"));

        string one = IdempotencyKey.From("import", new string('é', 300) + "1");
        string two = IdempotencyKey.From("import", new string('é', 300) + "2");
        one.Should().HaveLength(255).And.NotBe(two);
        FluentActions.Invoking(() => new RequestOptions { IdempotencyKey = one }).Should().NotThrow();
        FluentActions.Invoking(() => IdempotencyKey.From("a", " ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => IdempotencyKey.From("a", "\ud800")).Should().Throw<ArgumentException>("halves of surrogate pairs would all give one key");
    }
}
