using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Receiving;

public sealed class WebhookOptionsTests
{
    [Fact]
    public void The_defaults_are_as_documented()
    {
        SolvimonWebhookOptions options = Options(o => o.Secrets.Add("s"));

        options.Tolerance.Should().Be(TimeSpan.FromMinutes(5));
        options.MaxBodyBytes.Should().Be(1_048_576);
        options.HandlerTimeout.Should().Be(TimeSpan.FromSeconds(8));
        options.InboxHandlerTimeout.Should().Be(TimeSpan.FromMinutes(5));
        options.InboxMaxAttempts.Should().BeNull();
        options.Account.Should().Be("default");
        options.EndpointAuthentication.Should().BeSameAs(WebhookEndpointAuthentication.None);
        options.TimeProvider.Should().BeSameAs(TimeProvider.System);
    }

    [Fact]
    public void A_hosts_builder_takes_client_and_receiver()
    {
        string secret = TestKeys.NewSecret();
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Configuration["Solvimon:ApiKey"] = TestKeys.ApiKey;
        builder.Configuration["Solvimon:MaxRetries"] = "7";
        builder.Configuration["Solvimon:PlatformId"] = "plat_1";

        builder.AddSolvimon(o => o.MaxRetries = 1).Services.Should().BeSameAs(builder.Services);
        builder.AddSolvimonWebhooks(o => o.Secrets.Add(secret));

        using WebApplication app = builder.Build();
        app.Services.GetRequiredService<ISolvimonClient>().Should().NotBeNull();
        app.Services.GetRequiredService<IOptions<SolvimonClientOptions>>().Value.Should().BeEquivalentTo(new { MaxRetries = 1, PlatformId = "plat_1" });
        app.Services.GetRequiredService<IOptions<SolvimonWebhookOptions>>().Value.Secrets.Should().Equal(secret);
    }

    [Fact]
    public void Options_that_are_written_down_have_no_secrets()
    {
        string secret = TestKeys.NewSecret();

        string json = JsonSerializer.Serialize(Options(o =>
        {
            o.Secrets.Add(secret);
            o.EndpointAuthentication = WebhookEndpointAuthentication.ApiKey(secret);
            o.SecretToKey = Convert.FromHexString;
        }));

        json.Should().NotContain(secret).And.Contain("\"MaxBodyBytes\":1048576");
    }

    [Fact]
    public void What_is_wrong_is_said_with_what_to_set_and_without_the_secrets()
    {
        string secret = TestKeys.NewSecret();

        Fails(_ => { }).Should().Contain("Secrets is empty").And.Contain("AddSolvimonWebhooks");
        Fails(o => o.Secrets.Add(null!)).Should().Contain("Secrets has a blank entry");
        Fails(o =>
        {
            o.Secrets.Add(secret);
            o.Tolerance = TimeSpan.Zero;
            o.MaxBodyBytes = 0;
            o.HandlerTimeout = TimeSpan.FromSeconds(10);
            o.InboxHandlerTimeout = TimeSpan.Zero;
            o.InboxMaxAttempts = 0;
            o.Account = " ";
            o.EndpointAuthentication = null!;
            o.TimeProvider = null!;
        }).Should().ContainAll("Tolerance must", "MaxBodyBytes must", "HandlerTimeout must be positive and shorter than the 10 seconds", "InboxHandlerTimeout must", "InboxMaxAttempts must", "Account must", "EndpointAuthentication must", "TimeProvider must")
            .And.NotContain(secret);
    }

    [Theory]
    [InlineData("", "\n")]
    [InlineData("", " ")]
    [InlineData("\uFEFF", "")]
    [InlineData("\t", "")]
    [InlineData("", "\u200B")]
    public void A_secret_with_something_around_it_is_refused_at_the_start(string before, string after)
    {
        string secret = TestKeys.NewSecret();

        Fails(o => o.Secrets.Add(before + secret + after)).Should().Contain("white space, a line break or a byte order mark around it").And.NotContain(secret);
        Options(o => o.Secrets.Add($"{secret} {secret}")).Secrets.Should().HaveCount(1, "what is inside a secret is its own business");
    }

    [Fact]
    public void A_secret_that_is_no_key_is_refused_at_the_start_and_not_at_each_webhook()
    {
        string secret = "no hexadecimal digits";

        Fails(o =>
        {
            o.Secrets.Add(secret);
            o.SecretToKey = Convert.FromHexString;
        }).Should().Contain("SecretToKey cannot make a key of an entry of Secrets: FormatException").And.NotContain(secret);
        Fails(o =>
        {
            o.Secrets.Add(secret);
            o.SecretToKey = _ => [];
        }).Should().Contain("the key is empty");
    }

    [Fact]
    public async Task They_are_validated_when_the_host_starts()
    {
        Func<Task> start = () => WebhookHost.StartAsync(configure: options => options.MaxBodyBytes = -1);

        await start.Should().ThrowAsync<OptionsValidationException>();
    }

    [Fact]
    public void Adding_twice_configures_once_more()
    {
        ServiceCollection services = new();
        services.AddSolvimonWebhooks(o => o.Secrets.Add("one"));
        services.AddSolvimonWebhooks(o => o.Secrets.Add("two"));
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptionsMonitor<SolvimonWebhookOptions>>().CurrentValue.Secrets.Should().Equal("one", "two");
        provider.GetServices<IWebhookDeduplicationStore>().Should().ContainSingle();
    }

    private static string Fails(Action<SolvimonWebhookOptions> configure) =>
        FluentActions.Invoking(() => Options(configure)).Should().Throw<OptionsValidationException>().Which.Message;

    private static SolvimonWebhookOptions Options(Action<SolvimonWebhookOptions> configure)
    {
        ServiceCollection services = new();
        services.AddSolvimonWebhooks(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<SolvimonWebhookOptions>>().CurrentValue;
    }
}
