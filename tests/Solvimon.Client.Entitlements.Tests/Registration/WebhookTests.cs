using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Entitlements.Tests.Infrastructure;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Entitlements.Tests.Registration;

public sealed class WebhookTests
{
    [Theory]
    [InlineData("acme")]
    [InlineData("cust_1")]
    public async Task A_subscription_that_changes_is_seen_at_once(string customer)
    {
        await using TestProduct product = new(more: AddWebhooks);
        await product.ExportsAsync(customer);
        product.Grant(exports: false);

        await HandleAsync(product, new WebhookEvent { Type = "PRICING_PLAN_SUBSCRIPTION.STATUS_TO_CANCELLED", Data = new PricingPlanSubscription { Id = "pps_1", CustomerId = "cust_1" } });

        (await product.ExportsAsync(customer)).Should().BeFalse();
    }

    [Fact]
    public async Task A_subscription_that_names_the_customers_reference_needs_no_look_up()
    {
        await using TestProduct product = new(more: AddWebhooks);
        await product.ExportsAsync();

        await HandleAsync(product, new WebhookEvent { Type = "PRICING_PLAN_SUBSCRIPTION.CREATED", Data = new PricingPlanSubscription { CustomerReference = "acme" } });

        product.Door.Arrived.Should().Be(1);
        await product.ExportsAsync();
        product.Door.Arrived.Should().Be(2);
    }

    [Fact]
    public async Task So_is_a_schedule_whose_customer_is_looked_up()
    {
        await using TestProduct product = new(more: AddWebhooks);
        string subscription = product.Sandbox.Seed("pricing-plan-subscriptions", """{"customer_id":"cust_1"}""");
        await product.ExportsAsync();
        product.Grant(exports: false);

        await HandleAsync(product, new WebhookEvent { Type = "PRICING_PLAN_SCHEDULE.UPDATED", Data = new PricingPlanSchedule { PricingPlanSubscriptionId = subscription } });

        (await product.ExportsAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task A_customer_is_invalidated_under_its_old_name_too()
    {
        await using TestProduct product = new(more: AddWebhooks);
        await product.ExportsAsync();

        await HandleAsync(product, new WebhookEvent { Type = "CUSTOMER.UPDATED", Data = new Customer { Id = "cust_1", Reference = "acme-2" }, PreviousData = new Customer { Id = "cust_1", Reference = "acme" } });

        await product.ExportsAsync();
        product.Door.Arrived.Should().Be(2);
    }

    [Fact]
    public async Task A_look_up_that_fails_holds_nothing_up()
    {
        await using TestProduct product = new(more: AddWebhooks);
        product.Answer(HttpStatusCode.Forbidden);

        await HandleAsync(product, new WebhookEvent { Type = "PRICING_PLAN_SCHEDULE.CREATED", Data = new PricingPlanSchedule { PricingPlanSubscriptionId = "pps_1" } });

        product.Messages.Should().ContainSingle().Which.Should().StartWith("Warning: A webhook's customer could not be looked up (403");
    }

    [Fact]
    public async Task One_line_connects_entitlements_to_the_receiver()
    {
        await using SolvimonSandbox sandbox = new();
        sandbox.Seed("customers", """{"id":"cust_1","reference":"acme","status":"ACTIVE"}""");
        TestProduct.Grant(sandbox, exports: true);
        string secret = TestKeys.NewSecret();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddKeyedSolvimon("tenant-a", options => (options.ApiKey, options.BaseAddress) = (sandbox.ApiKey, sandbox.InMemoryAddress)).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(sandbox.CreateHandler);
        builder.Services.AddKeyedSolvimonEntitlements("tenant-a");
        builder.Services.AddSolvimonWebhooks(options => options.Secrets.Add(secret)).InvalidateEntitlements("tenant-a");
        await using WebApplication application = builder.Build();
        application.MapSolvimonWebhooks("/webhooks");
        await application.StartAsync();
        IEntitlements entitlements = application.Services.GetRequiredKeyedService<IEntitlements>("tenant-a");
        (await entitlements.IsOnAsync("acme", "exports")).Should().BeTrue();
        TestProduct.Grant(sandbox, exports: false);
        sandbox.SendWebhooksTo(new Uri(new Uri(application.Urls.Single()), "/webhooks"), secret);

        await sandbox.RaiseWebhookAsync("PRICING_PLAN_SUBSCRIPTION.UPDATED", """{"id":"pps_1","customer_id":"cust_1"}""");

        (await entitlements.IsOnAsync("acme", "exports")).Should().BeFalse();
    }

    private static void AddWebhooks(IServiceCollection services) => services.AddSolvimonWebhooks(options => options.Secrets.Add(TestKeys.NewSecret())).InvalidateEntitlements();

    private static async Task HandleAsync(TestProduct product, WebhookEvent webhookEvent)
    {
        IWebhookEventHandler handler = product.Services.GetServices<IWebhookEventHandler>().Single();
        handler.EventTypes.Should().Contain($"{webhookEvent.Resource}.*");
        await handler.HandleAsync(webhookEvent, CancellationToken.None);
    }
}
