using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Solvimon.Client.AspNetCore.Tests.Infrastructure;
using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Tests.Receiving;

public sealed class ReceiverTests
{
    [Fact]
    public async Task Handlers_run_in_the_order_of_their_registration_and_get_their_model()
    {
        List<string> calls = new();
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks
                .On<Customer>("CUSTOMER.CREATED", (e, _) => Note(calls, "first " + e.Data.Reference))
                .On("customer.*", (e, _) => Note(calls, "second " + e.Action))
                .On("INVOICE.*", (_, _) => Note(calls, "never"))
                .AddHandler<Customer, NotingHandler>("*.CREATED")
                .On("*", (e, _) => Note(calls, "last " + e.Environment)),
            services: services => services.AddSingleton(calls));

        Answer answer = await host.SendAsync(Payloads.Customer("acme"));

        answer.Status.Should().Be(HttpStatusCode.OK);
        calls.Should().Equal("first acme", "second CREATED", "class acme", "last TEST");
    }

    [Fact]
    public async Task An_event_that_nobody_handles_is_acknowledged_without_being_read()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On<Customer>("CUSTOMER.CREATED", (_, _) => Task.CompletedTask));

        (await host.SendAsync(Payloads.Unknown("INVOICE.PAID"))).Should().BeEquivalentTo(new { Status = HttpStatusCode.OK, Text = "Unhandled" });
        (await host.SendAsync("""{"type":"CUSTOMER.UPDATED","data":"of no shape that the SDK knows"}"""u8.ToArray())).Status.Should().Be(HttpStatusCode.OK);
        (await host.SendAsync("{}"u8.ToArray())).Status.Should().Be(HttpStatusCode.OK, "a test of the connection may send anything");
    }

    [Fact]
    public async Task A_pattern_that_matches_no_known_type_is_warned_of_at_the_start()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks
            .On<Customer>("CUSTOMER.DELETED", (_, _) => Task.CompletedTask)
            .On("INVOIC.*", (_, _) => Task.CompletedTask)
            .On("*.STATUS_TO_FINEL", (_, _) => Task.CompletedTask)
            .On(WebhookEventTypes.Invoice.Paid, (_, _) => Task.CompletedTask)
            .On("payment.created", (_, _) => Task.CompletedTask)
            .On("*.UPDATED", (_, _) => Task.CompletedTask)
            .On("*", (_, _) => Task.CompletedTask));

        host.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).Should().SatisfyRespectively(
            line => line.Should().Contain("CUSTOMER.DELETED matches no event type").And.Contain("CUSTOMER.CREATED, CUSTOMER.UPDATED, CUSTOMER.DELETE,"),
            line => line.Should().Contain("INVOIC.* matches no event type"),
            line => line.Should().Contain("*.STATUS_TO_FINEL matches no event type"));
    }

    [Fact]
    public async Task A_genuine_body_that_cannot_be_read_has_to_come_again()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Task.CompletedTask));

        (await host.SendAsync("not json, someone@example.com"u8.ToArray())).Status.Should().Be(HttpStatusCode.BadRequest);
        (await host.SendAsync("""{"type":"CUSTOMER.CREATED","data":{"email":7654321}}"""u8.ToArray())).Status.Should().Be(HttpStatusCode.BadRequest);
        host.Log.Lines.Should().Contain(line => line.Contains("$.data.email")).And.NotContain(line => line.Contains("someone@example.com") || line.Contains("7654321"));
    }

    [Fact]
    public async Task A_typed_handler_of_every_resource_gets_those_of_its_model()
    {
        List<string> seen = new();
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On<Customer>("*", (e, _) => Note(seen, e.Type)));

        (await host.SendAsync(Payloads.Unknown("INVOICE.PAID"))).Status.Should().Be(HttpStatusCode.OK);
        (await host.SendAsync(Payloads.Customer("acme"))).Status.Should().Be(HttpStatusCode.OK);

        seen.Should().Equal("CUSTOMER.CREATED");
    }

    [Fact]
    public async Task A_typed_handler_of_an_event_without_its_resource_fails_loudly()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On<Customer>("CUSTOMER.*", (_, _) => Task.CompletedTask));

        (await host.SendAsync("""{"type":"CUSTOMER.CREATED"}"""u8.ToArray())).Status.Should().Be(HttpStatusCode.InternalServerError);
        host.Log.Lines.Should().Contain(line => line.Contains("The event CUSTOMER.CREATED carries no Customer"));
    }

    [Fact]
    public async Task A_class_is_resolved_in_a_scope_of_its_own_for_each_event()
    {
        List<string> calls = new();
        await using WebhookHost host = await WebhookHost.StartAsync(
            webhooks => webhooks.AddHandler<Customer, NotingHandler>("CUSTOMER.CREATED").AddHandler<Customer, ScopedHandler>("CUSTOMER.*").AddHandler<Customer, ScopedHandler>("*"),
            services: services => services.AddSingleton(calls).AddScoped<ScopedService>());

        await host.SendAsync(Payloads.Customer("one"));
        await host.SendAsync(Payloads.Customer("two"));

        string[] scopes = [.. calls.Where(call => call.StartsWith("scope ", StringComparison.Ordinal))];
        scopes.Should().HaveCount(4);
        scopes[0].Should().Be(scopes[1]);
        scopes[2].Should().Be(scopes[3]);
        scopes[0].Should().NotBe(scopes[2]);
        calls.Count(call => call == "disposed").Should().Be(2);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_announced_or_not()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Task.CompletedTask), options => options.MaxBodyBytes = 50_000);
        byte[] atLimit = Padded(50_000);
        byte[] beyond = Padded(50_001);

        (await host.SendAsync(atLimit)).Status.Should().Be(HttpStatusCode.OK);
        (await host.SendAsync(beyond)).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await host.SendAsync(beyond, request => request.Headers.TransferEncodingChunked = true)).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await host.SendAsync(Padded(49_999), request => request.Headers.TransferEncodingChunked = true)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_genuine_body_without_a_type_is_acknowledged_and_reaches_no_handler()
    {
        int handled = 0;
        await using WebhookHost host = await WebhookHost.StartAsync(webhooks => webhooks.On("*", (_, _) => Task.FromResult(handled++)));

        (await host.SendAsync("{}"u8.ToArray())).Should().BeEquivalentTo(new { Status = HttpStatusCode.OK, Text = "Unhandled" });
        handled.Should().Be(0);
    }

    [Fact]
    public async Task Only_POST_is_served()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();
        using HttpClient http = new();

        using HttpResponseMessage response = await http.GetAsync(host.Address);

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Each_of_the_secrets_is_accepted_and_no_other()
    {
        string previous = TestKeys.NewSecret();
        await using WebhookHost host = await WebhookHost.StartAsync(configure: options => options.Secrets.Add(previous));
        byte[] body = Payloads.Customer("acme");

        (await host.SendAsync(body)).Status.Should().Be(HttpStatusCode.OK);
        (await host.SendAsync(body, secret: previous)).Status.Should().Be(HttpStatusCode.OK);
        (await host.SendAsync(body, secret: TestKeys.NewSecret())).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void Mapping_without_registering_says_what_to_call()
    {
        WebApplication application = WebApplication.CreateSlimBuilder().Build();

        application.Invoking(app => app.MapSolvimonWebhooks("/webhooks")).Should().Throw<InvalidOperationException>().WithMessage("*AddSolvimonWebhooks*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("CUSTOMER")]
    [InlineData("CUST*.CREATED")]
    [InlineData("CUSTOMER.")]
    [InlineData(".CREATED")]
    [InlineData("CUSTOMER.**")]
    public void A_pattern_that_names_no_events_is_refused(string pattern)
    {
        SolvimonWebhooksBuilder webhooks = new ServiceCollection().AddSolvimonWebhooks(_ => { });

        webhooks.Invoking(builder => builder.On(pattern, (_, _) => Task.CompletedTask)).Should().Throw<ArgumentException>().WithParameterName("eventType");
    }

    [Theory]
    [InlineData("CUSTOMER.CREATED", true)]
    [InlineData("customer.*", true)]
    [InlineData("*.CREATED", true)]
    [InlineData("*", true)]
    [InlineData("NEW_THING.*", true)]
    [InlineData("INVOICE.CREATED", false)]
    public void A_handler_for_another_resource_is_refused(string eventType, bool isTaken)
    {
        SolvimonWebhooksBuilder webhooks = new ServiceCollection().AddSolvimonWebhooks(_ => { });
        Action adding = () => webhooks.On<Customer>(eventType, (_, _) => Task.CompletedTask);

        if (isTaken)
        {
            adding.Should().NotThrow();
        }
        else
        {
            adding.Should().Throw<ArgumentException>().WithParameterName(nameof(eventType)).WithMessage("Events about INVOICE carry the model Invoice, not Customer.*");
        }
    }

    private static byte[] Padded(int length)
    {
        const string Start = "{\"type\":\"A.B\",\"data\":{\"x\":\"", End = "\"}}";
        return Encoding.UTF8.GetBytes(Start + new string('x', length - Start.Length - End.Length) + End);
    }

    private static Task Note(List<string> calls, string call)
    {
        calls.Add(call);
        return Task.CompletedTask;
    }

    private sealed class NotingHandler(List<string> calls) : IWebhookHandler<Customer>
    {
        public Task HandleAsync(WebhookEvent<Customer> webhookEvent, CancellationToken cancellationToken) => Note(calls, "class " + webhookEvent.Data.Reference);
    }

    private sealed class ScopedHandler(List<string> calls, ScopedService service) : IWebhookHandler<Customer>
    {
        public Task HandleAsync(WebhookEvent<Customer> webhookEvent, CancellationToken cancellationToken) => Note(calls, $"scope {service.Id}");
    }

    private sealed class ScopedService(List<string> calls) : IDisposable
    {
        public Guid Id { get; } = Guid.NewGuid();

        public void Dispose() => calls.Add("disposed");
    }
}
