using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Solvimon.Client.Tests.Registration;

/// <summary>Credentials in options: empty, missing, and out of sight.</summary>
public sealed class CredentialOptionsTests
{
    [Fact]
    public void An_empty_value_in_the_configuration_is_as_absent()
    {
        using ServiceProvider services = Register(("Solvimon:ApiKey", TestKeys.ApiKey), ("Solvimon:AccessToken", ""), ("Solvimon:PlatformId", ""));

        services.GetRequiredService<ISolvimonClient>().Should().NotBeNull();
        SolvimonClientOptions options = services.GetRequiredService<IOptionsMonitor<SolvimonClientOptions>>().CurrentValue;
        (options.ApiKey, options.AccessToken, options.PlatformId).Should().Be((TestKeys.ApiKey, null, null));
    }

    [Fact]
    public void An_empty_key_leaves_room_for_the_variable()
    {
        using ServiceProvider services = Register(("Solvimon:ApiKey", ""), (SolvimonClientOptions.ApiKeyVariable, TestKeys.ApiKey));

        services.GetRequiredService<IOptionsMonitor<SolvimonClientOptions>>().CurrentValue.ApiKey.Should().Be(TestKeys.ApiKey);
    }

    [Fact]
    public void An_empty_key_of_a_section_is_a_missing_one()
    {
        ServiceCollection services = new();
        services.AddSolvimon(Configuration(("ApiKey", "")));
        using ServiceProvider provider = services.BuildServiceProvider();

        FluentActions.Invoking(() => provider.GetRequiredService<ISolvimonClient>()).Should().Throw<SolvimonConfigurationException>().WithMessage("*ApiKey is missing*");
    }

    [Fact]
    public void A_client_without_a_key_says_which_one()
    {
        ServiceCollection services = new();
        services.AddKeyedSolvimon("tenant-a", options => options.ApiKey = TestKeys.ApiKey);
        services.AddKeyedSolvimon("tenant-b", Configuration(("ApiKey", "")));
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<ISolvimonClient>("tenant-a").Should().NotBeNull();
        FluentActions.Invoking(() => provider.GetRequiredKeyedService<ISolvimonClient>("tenant-b"))
            .Should().Throw<SolvimonConfigurationException>().WithMessage("*'tenant-b'*ApiKey is missing*AddKeyedSolvimon*");
    }

    [Fact]
    public void Options_that_are_written_as_JSON_hold_no_secret()
    {
        SolvimonClientOptions clientOptions = new() { ApiKey = TestKeys.ApiKey, AccessToken = TestKeys.ApiKey, ApiKeyProvider = (_, _) => new(TestKeys.ApiKey) };
        RequestOptions withKey = new() { ApiKey = TestKeys.ApiKey, Headers = new Dictionary<string, string> { ["X-Gateway"] = TestKeys.ApiKey }, OnResponse = _ => { } };
        RequestOptions withToken = new() { AccessToken = TestKeys.ApiKey };

        foreach (object options in new object[] { clientOptions, withKey, withToken })
        {
            JsonSerializer.Serialize(options).Should().NotContain(TestKeys.ApiKey);
        }

        JsonSerializer.Serialize(clientOptions).Should().Contain("MaxRetries");
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(value => value.Name, value => (string?)value.Value)).Build();

    private static ServiceProvider Register(params (string Name, string Value)[] values)
    {
        ServiceCollection services = new();
        services.AddSingleton(Configuration(values));
        services.AddSolvimon();
        return services.BuildServiceProvider();
    }
}
