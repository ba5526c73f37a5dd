using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Solvimon.Client.Models;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>The webhooks that the sandbox sends when its resources change.</summary>
public sealed class WebhookTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_change_is_told_in_order_and_signed()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using WebhookReceiver receiver = new();
        client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);

        Answer created = await client.CreateCustomerAsync("shop-1");
        Answer activated = await client.PostAsync("/v1/customers/shop-1/activate", "{}");
        await client.SendAsync(HttpMethod.Delete, "/v1/customers/shop-1");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        receiver.Types.Should().Equal("CUSTOMER.CREATED", "CUSTOMER.UPDATED", "CUSTOMER.STATUS_TO_ACTIVE", "CUSTOMER.DELETE");
        receiver.Received.Should().OnlyContain(received => received.IsSignedWith(WebhookReceiver.Secret) && !received.IsSignedWith("a guess"));
        ReceivedWebhook first = receiver.Received[0];
        first.Json["original_request_id"]!.ToString().Should().Be(created.RequestId);
        first.Json["environment"]!.ToString().Should().Be("TEST");
        first.Json["data"]!.ToJsonString().Should().Be(created.Json.ToJsonString());
        receiver.Received[1].Json["data"]!.ToJsonString().Should().Be(activated.Json.ToJsonString());
        receiver.Received[1].Json["previous_data"].Should().BeNull();
        Statuses(client).Should().Equal("SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
    }

    [Fact]
    public async Task An_event_that_fails_holds_back_the_later_ones_and_is_repeated_unchanged()
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock });
        using WebhookReceiver receiver = new();
        string webhook = client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        receiver.RefuseNext(HttpStatusCode.InternalServerError, HttpStatusCode.Found);

        await client.CreateCustomerAsync("shop-1");
        await client.CreateCustomerAsync("shop-2");
        await Eventually.HoldsAsync(() => clock.ActiveTimers == 1 && Box(client, webhook) is not null);

        JsonNode box = Box(client, webhook)!;
        box["retry_count"]!.GetValue<int>().Should().Be(1);
        box["retry_at"]!.ToString().Should().Be("2026-03-31T08:41:02Z", "the API repeats after two minutes");
        box["cause"]!.ToString().Should().Be("500");
        box["payload"]!.ToString().Should().Be(receiver.Received.Single().Text);
        Statuses(client).Should().Equal("PENDING", "PENDING");

        clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.HoldsAsync(() => clock.ActiveTimers == 1 && Box(client, webhook)!["retry_count"]!.GetValue<int>() == 2);
        clock.Advance(TimeSpan.FromMinutes(4));
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        receiver.Received.Select(received => received.Json["data"]!["reference"]!.ToString()).Should().Equal("shop-1", "shop-1", "shop-1", "shop-2");
        receiver.Received[2].Body.Should().Equal(receiver.Received[0].Body);
        receiver.Received[2].IsSignedWith(WebhookReceiver.Secret, clock).Should().BeTrue("each attempt is signed at its own time");
        Box(client, webhook).Should().BeNull();
        Statuses(client).Should().Equal("SUCCEEDED", "SUCCEEDED");
    }

    [Fact]
    public async Task After_seven_days_an_event_is_given_up()
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(
            options: new SolvimonSandboxOptions { TimeProvider = clock, WebhookRetryDelays = [TimeSpan.FromDays(4)] });
        using WebhookReceiver receiver = new();
        string webhook = client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        receiver.RefuseNext(HttpStatusCode.BadGateway, HttpStatusCode.BadGateway);

        await client.CreateCustomerAsync("shop-1");
        await client.CreateCustomerAsync("shop-2");
        await Eventually.HoldsAsync(() => clock.ActiveTimers == 1 && Box(client, webhook) is not null);
        clock.Advance(TimeSpan.FromDays(4));
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        Statuses(client).Should().Equal("FAILED", "SUCCEEDED");
        receiver.Received.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_within_ten_seconds_has_failed()
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock, WebhookRetryDelays = [] });
        using WebhookReceiver receiver = new() { Hangs = true };
        client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);

        await client.CreateCustomerAsync("shop-1");
        await Eventually.HoldsAsync(() => receiver.Received.Count == 1);
        clock.Advance(TimeSpan.FromSeconds(9));
        Statuses(client).Should().Equal("PENDING");
        clock.Advance(TimeSpan.FromSeconds(1));
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        Statuses(client).Should().Equal("FAILED");
    }

    [Theory]
    [InlineData("""{"included_actions":["CUSTOMER.STATUS_TO_ACTIVE"]}""", "CUSTOMER.STATUS_TO_ACTIVE")]
    [InlineData("""{"excluded_actions":["CUSTOMER.UPDATED"]}""", "CUSTOMER.CREATED,CUSTOMER.STATUS_TO_ACTIVE")]
    [InlineData("""{"included_actions":["CUSTOMER.CREATED"],"excluded_actions":["CUSTOMER.CREATED"]}""", "")]
    [InlineData("""{"active":false}""", "")]
    [InlineData("""{"url":"https://receiver.example/"}""", "")]
    public async Task A_webhook_gets_what_it_is_set_to(string change, string expected)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using WebhookReceiver receiver = new();
        string webhook = client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        await client.SendAsync(HttpMethod.Patch, "/v1/webhooks/" + webhook, change);

        await client.CreateCustomerAsync("shop-1");
        await client.PostAsync("/v1/customers/shop-1/activate", "{}");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        string.Join(",", receiver.Types).Should().Be(expected);
    }

    [Fact]
    public async Task What_was_before_is_told_on_request()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using WebhookReceiver receiver = new();
        string webhook = client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        await client.SendAsync(HttpMethod.Patch, "/v1/webhooks/" + webhook, """{"include_previous_data":true}""");

        await client.CreateCustomerAsync("shop-1");
        await client.SendAsync(HttpMethod.Patch, "/v1/customers/shop-1", """{"email":"new@shop.example"}""");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        receiver.Received[0].Json["previous_data"].Should().BeNull();
        receiver.Received[1].Json["previous_data"]!["email"]!.ToString().Should().Be("billing@shop.example");
        receiver.Received[1].Json["data"]!["email"]!.ToString().Should().Be("new@shop.example");
    }

    [Fact]
    public async Task For_a_day_after_a_roll_both_secrets_sign()
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock });
        using WebhookReceiver receiver = new();
        string webhook = client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);

        Answer rolled = await client.SendAsync(HttpMethod.Patch, $"/v1/webhooks/{webhook}/secret-key", "{}");
        await client.CreateCustomerAsync("shop-1");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);
        ReceivedWebhook during = receiver.Received.Single();

        rolled["previous_secret_key"].Should().Be(WebhookReceiver.Secret);
        during.IsSignedWith(WebhookReceiver.Secret, clock).Should().BeTrue();
        during.IsSignedWith(rolled["secret_key"]!, clock).Should().BeTrue();

        clock.Advance(TimeSpan.FromHours(24));
        await client.CreateCustomerAsync("shop-2");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);
        ReceivedWebhook after = receiver.Received[^1];

        after.IsSignedWith(WebhookReceiver.Secret, clock).Should().BeFalse();
        after.IsSignedWith(rolled["secret_key"]!, clock).Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"authentication_type":"PASSWORD","username":"solvimon","password":"open sesame"}""", "Authorization", "Basic c29sdmltb246b3BlbiBzZXNhbWU=")]
    [InlineData("""{"authentication_type":"API_KEY","api_key":"one"}""", "X-API-KEY", "one")]
    [InlineData("""{"authentication_type":"API_KEY","api_key":"one","api_header_field":"X-Endpoint"}""", "X-Endpoint", "one")]
    public async Task The_endpoints_credential_is_shown(string change, string header, string value)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using WebhookReceiver receiver = new();
        string webhook = client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        await client.SendAsync(HttpMethod.Patch, "/v1/webhooks/" + webhook, change);

        await client.CreateCustomerAsync("shop-1");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        receiver.Received.Single().Header(header).Should().Be(value);
    }

    [Fact]
    public async Task An_event_can_be_sent_again()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using WebhookReceiver receiver = new();
        client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        client.Sandbox.Seed("webhook-events", """{"id":"whev_seeded"}""");
        await client.CreateCustomerAsync("shop-1");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);
        using SolvimonClient solvimon = client.Sandbox.CreateClient();
        WebhookDelivery told = (await solvimon.WebhookEvents.List().ToListAsync()).Single(told => told.Status == WebhookDeliveryStatus.Succeeded);

        WebhookDelivery again = await solvimon.WebhookEvents[told.Id!].ResendAsync();
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        again.Status.Should().Be(WebhookDeliveryStatus.Pending);
        receiver.Received.Should().HaveCount(2);
        receiver.Received[1].Body.Should().Equal(receiver.Received[0].Body);
        (await solvimon.WebhookEvents.GetAsync(told.Id!)).Status.Should().Be(WebhookDeliveryStatus.Succeeded);
        (await client.PostAsync("/v1/webhook-events/whev_seeded/resend", "{}")).ShouldBeError(HttpStatusCode.BadRequest, "INVALID_OPERATION");
    }

    [Fact]
    public async Task A_replayed_answer_and_a_refused_request_and_a_seed_tell_nothing()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using WebhookReceiver receiver = new();
        client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);

        await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), "key-1");
        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), "key-1")).WasReplayed.Should().BeTrue();
        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), "key-2")).Status.Should().Be(HttpStatusCode.BadRequest);
        client.Sandbox.Seed("customers", """{"reference":"shop-2"}""");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        receiver.Types.Should().Equal("CUSTOMER.CREATED");
    }

    [Fact]
    public async Task A_deleted_webhook_and_a_reset_drop_what_waits()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { WebhookRetryDelays = [TimeSpan.FromMilliseconds(1)] });
        using WebhookReceiver receiver = new();
        string webhook = client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        receiver.RefuseNext([.. Enumerable.Repeat(HttpStatusCode.NotFound, 100_000)]);

        await client.CreateCustomerAsync("shop-1");
        await client.SendAsync(HttpMethod.Delete, "/v1/webhooks/" + webhook);
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);
        Statuses(client).Should().Equal("FAILED");

        client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        await client.CreateCustomerAsync("shop-2");
        client.Sandbox.Reset();
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);
        client.Sandbox.GetAll("webhook-events").Should().BeEmpty();
    }

    [Fact]
    public async Task A_webhook_made_through_the_API_arrives_over_a_socket()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Webhook webhook = await solvimon.Webhooks.CreateAsync(new WebhookCreateRequest
        {
            Name = "All",
            Reference = "all",
            Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hooks",
        });

        Task<string> received = ReceiveAsync(listener);
        await solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = "shop-1", Type = CustomerType.Organization });
        await sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        (webhook.Active, webhook.SigningProtocol).Should().Be((true, "HmacSHA256"));
        webhook.SecretKey.Should().NotBeNullOrEmpty();
        (await received).Should().StartWith("POST /hooks HTTP/1.1\r\n").And.Contain("\"type\":\"CUSTOMER.CREATED\"");
    }

    [Fact]
    public async Task The_actions_are_listed()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();

        List<WebhookAction> actions = await solvimon.Webhooks.ListActions().ToListAsync();

        actions.Should().HaveCount(24);
        actions.Single(action => action.ObjectType == "CUSTOMER").Actions
            .Should().Equal("CREATED", "UPDATED", "DELETE", "STATUS_TO_ACTIVE", "STATUS_TO_DEPRECATED", "STATUS_TO_ARCHIVED");
    }

    [Fact]
    public async Task A_webhook_that_is_moved_elsewhere_gets_nothing_of_what_waits()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { WebhookRetryDelays = [TimeSpan.FromMilliseconds(1)] });
        using WebhookReceiver receiver = new();
        string webhook = client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        receiver.RefuseNext([.. Enumerable.Repeat(HttpStatusCode.NotFound, 100_000)]);

        await client.CreateCustomerAsync("shop-1");
        await Eventually.HoldsAsync(() => receiver.Received.Count > 0);
        await client.SendAsync(HttpMethod.Patch, "/v1/webhooks/" + webhook, """{"url":"https://receiver.example/"}""");
        await client.Sandbox.WaitForWebhooksAsync().WaitAsync(Patience);

        Statuses(client).Should().Equal("FAILED");
        receiver.Received.Should().OnlyContain(received => received.Address == WebhookReceiver.Address);
    }

    [Fact]
    public void Delays_between_repetitions_are_positive() =>
        FluentActions.Invoking(() => new SolvimonSandbox(new SolvimonSandboxOptions { WebhookRetryDelays = [TimeSpan.Zero] })).Should().Throw<ArgumentException>();

    [Fact]
    public async Task Only_this_machine_is_a_receiver()
    {
        await using SolvimonSandbox sandbox = new();

        FluentActions.Invoking(() => sandbox.SendWebhooksTo(new Uri("https://receiver.example/"), WebhookReceiver.Secret)).Should().Throw<ArgumentException>().WithParameterName("url");
        FluentActions.Invoking(() => sandbox.SendWebhooksTo(new Uri("/webhooks", UriKind.Relative), WebhookReceiver.Secret)).Should().Throw<ArgumentException>().WithParameterName("url");
        FluentActions.Invoking(() => sandbox.SendWebhooksTo(new Uri("file:///etc/hosts"), WebhookReceiver.Secret)).Should().Throw<ArgumentException>().WithParameterName("url");
        FluentActions.Invoking(() => sandbox.SendWebhooksTo(WebhookReceiver.Address, " ")).Should().Throw<ArgumentException>().WithParameterName("secret");
    }

    [Fact]
    public async Task A_test_raises_events_of_its_own()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using WebhookReceiver receiver = new();
        client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);

        await client.Sandbox.RaiseWebhookAsync("INVOICE.PAID", """{"object_type":"INVOICE","id":"invo_1","paid":true}""").WaitAsync(Patience);

        ReceivedWebhook received = receiver.Received.Single();
        received.IsSignedWith(WebhookReceiver.Secret).Should().BeTrue();
        received.Json["type"]!.ToString().Should().Be("INVOICE.PAID");
        received.Json["data"]!.ToJsonString().Should().Be("""{"object_type":"INVOICE","id":"invo_1","paid":true}""");
        client.Sandbox.GetAll("invoices").Should().BeEmpty("raising an event changes nothing");
        Statuses(client).Should().Equal("SUCCEEDED");
    }

    [Fact]
    public async Task An_event_that_nobody_wants_is_not_sent()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        using WebhookReceiver receiver = new();
        client.Sandbox.SendWebhooksTo(WebhookReceiver.Address, WebhookReceiver.Secret, receiver);
        string webhook = client.Sandbox.GetAll("webhooks").Select(json => JsonNode.Parse(json)!["id"]!.ToString()).Single();
        await client.SendAsync(HttpMethod.Patch, $"/v1/webhooks/{webhook}", """{"included_actions":["INVOICE.PAID"]}""");

        await client.Sandbox.RaiseWebhookAsync("INVOICE.CREATED", "{}").WaitAsync(Patience);

        receiver.Received.Should().BeEmpty();
    }

    [Theory]
    [InlineData(" ", "{}")]
    [InlineData("INVOICE.PAID", "[]")]
    [InlineData("INVOICE.PAID", "{")]
    public async Task What_is_no_event_is_not_raised(string type, string json)
    {
        await using SolvimonSandbox sandbox = new();

        await sandbox.Invoking(it => it.RaiseWebhookAsync(type, json)).Should().ThrowAsync<ArgumentException>();
    }

    private static IEnumerable<string> Statuses(SandboxClient client) =>
        client.Sandbox.GetAll("webhook-events").Select(json => JsonNode.Parse(json)!["status"]!.ToString());

    private static JsonNode? Box(SandboxClient client, string webhook) =>
        client.Sandbox.GetAll("webhooks").Select(json => JsonNode.Parse(json)!).Single(json => json["id"]!.ToString() == webhook)["penalty_box_data"];

    private static async Task<string> ReceiveAsync(TcpListener listener)
    {
        using TcpClient connection = await listener.AcceptTcpClientAsync();
        await using NetworkStream stream = connection.GetStream();
        StringBuilder text = new();
        byte[] buffer = new byte[4096];
        while (!text.ToString().EndsWith("}}", StringComparison.Ordinal))
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        }

        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        return text.ToString();
    }
}
