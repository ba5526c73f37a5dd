using Microsoft.Extensions.DependencyInjection;

namespace Solvimon.Client.Tests.Http;

/// <summary>A provider of keys that fails, hangs or has scoped services.</summary>
public sealed class ApiKeyProviderTests
{
    [Fact]
    public async Task A_provider_that_fails_on_a_retry_takes_neither_the_key_nor_the_doubt_from_the_caller()
    {
        int asked = 0;
        StubHandler stub = new((_, _) => throw new IOException("The connection broke after the server had acted."));
        using SolvimonClient client = stub.CreateClient(Asking((_, _) => ++asked == 1 ? new(TestKeys.ApiKey) : throw new InvalidOperationException("The vault is closed.")));

        Func<Task> call = () => client.Customers.CreateAsync(new() { Reference = "acme", Type = "ORGANIZATION" }, new RequestOptions { IdempotencyKey = "create-acme" });

        SolvimonConfigurationException exception = (await call.Should().ThrowAsync<SolvimonConfigurationException>()).Which;
        exception.IdempotencyKey.Should().Be("create-acme");
        exception.OutcomeUnknown.Should().BeTrue();
        exception.Attempts.Should().Be(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_provider_that_gives_up_by_itself_has_failed_and_nothing_was_sent(bool isTimeout)
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient client = server.CreateClient(Asking((_, _) => throw new TaskCanceledException("", isTimeout ? new TimeoutException() : null)));

        Func<Task> call = () => client.Customers.CreateAsync(new() { Reference = "acme", Type = "ORGANIZATION" });

        SolvimonConfigurationException exception = (await call.Should().ThrowAsync<SolvimonConfigurationException>()).Which;
        (exception.Attempts, exception.OutcomeUnknown).Should().Be((0, false));
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_provider_that_hangs_does_not_outlast_the_call()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        TaskCompletionSource<string> never = new();
        using SolvimonClient client = server.CreateClient(options =>
        {
            (options.ApiKey, options.ApiKeyProvider) = (null, (_, _) => new(never.Task));
            options.TimeProvider = TimeProvider.System;
            options.Timeout = TimeSpan.FromMilliseconds(50);
        });

        Func<Task> call = () => client.Customers.CreateAsync(new() { Reference = "acme", Type = "ORGANIZATION" });

        SolvimonTimeoutException exception = (await call.Should().ThrowAsync<SolvimonTimeoutException>()).Which;
        (exception.Attempts, exception.OutcomeUnknown).Should().Be((0, false));
    }

    [Fact]
    public async Task Each_question_has_a_scope_of_its_own()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        List<Vault> asked = [];
        ServiceCollection services = [];
        services.AddScoped<Vault>();
        services.AddSolvimon(options =>
        {
            options.BaseAddress = server.BaseAddress;
            options.ApiKeyProvider = (provider, _) =>
            {
                asked.Add(provider.GetRequiredService<Vault>());
                return new(TestKeys.ApiKey);
            };
        }).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(LoopbackCertificate.CreateHandler);
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        ISolvimonClient client = provider.GetRequiredService<ISolvimonClient>();

        await client.Customers.GetAsync("acme");
        await client.Customers.GetAsync("acme");

        asked.Should().OnlyHaveUniqueItems().And.HaveCount(2).And.OnlyContain(vault => vault.IsDisposed);
    }

    private static Action<SolvimonClientOptions> Asking(Func<IServiceProvider, CancellationToken, ValueTask<string>> provider) =>
        options => (options.ApiKey, options.ApiKeyProvider) = (null, provider);

    private sealed class Vault : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
