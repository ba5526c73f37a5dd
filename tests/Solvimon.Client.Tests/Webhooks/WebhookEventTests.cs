using System.Text;
using Solvimon.Client.Models;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Tests.Webhooks;

public sealed class WebhookEventTests
{
    [Fact]
    public void An_event_carries_its_resource_as_its_model()
    {
        WebhookEvent webhookEvent = WebhookEvent.Parse(Payloads.Customer("acme"));

        webhookEvent.Type.Should().Be("CUSTOMER.CREATED");
        webhookEvent.Resource.Should().Be("CUSTOMER");
        webhookEvent.Action.Should().Be("CREATED");
        webhookEvent.CreatedAt.Should().Be(new DateTimeOffset(2026, 3, 1, 11, 59, 58, TimeSpan.Zero).AddTicks(1234567));
        webhookEvent.OriginalRequestId.Should().Be("reqr_1");
        webhookEvent.Environment.Should().Be("TEST");
        webhookEvent.TryGetData(out Customer? customer).Should().BeTrue();
        customer!.Reference.Should().Be("acme");
        customer.Status.Should().Be(CustomerStatus.Active);
        customer.AdditionalProperties["shoe_size"].GetInt32().Should().Be(43);
        webhookEvent.AdditionalProperties.Should().BeEmpty();
    }

    [Fact]
    public void The_type_may_stand_after_the_resource()
    {
        WebhookEvent webhookEvent = WebhookEvent.Parse("""{"data":{"reference":"acme","type":"ORGANIZATION"},"type":"CUSTOMER.UPDATED"}"""u8);

        webhookEvent.Data.Should().BeOfType<Customer>().Which.Reference.Should().Be("acme");
    }

    [Fact]
    public void Unknown_resources_actions_and_members_are_kept()
    {
        WebhookEvent webhookEvent = WebhookEvent.Parse("""{"type":"SPACESHIP.LAUNCHED.TWICE","data":{"id":"x","crew":[1,2]},"penalty":{"n":1}}"""u8);

        webhookEvent.Resource.Should().Be("SPACESHIP");
        webhookEvent.Action.Should().Be("LAUNCHED.TWICE");
        webhookEvent.Data!.AdditionalProperties["crew"].GetArrayLength().Should().Be(2);
        webhookEvent.AdditionalProperties["penalty"].GetProperty("n").GetInt32().Should().Be(1);
        webhookEvent.TryGetData(out Customer? _).Should().BeFalse();
    }

    [Fact]
    public void Previous_data_is_kept_under_the_name_that_is_known_and_under_any_other()
    {
        WebhookEvent known = WebhookEvent.Parse("""{"type":"CUSTOMER.UPDATED","data":{"email":"new@example.com"},"previous_data":{"email":"old@example.com"}}"""u8);
        WebhookEvent other = WebhookEvent.Parse("""{"type":"CUSTOMER.UPDATED","data":{},"before":{"email":"old@example.com"}}"""u8);

        WebhookEvent<Customer> typed = new(known);
        typed.Data.Email.Should().Be("new@example.com");
        typed.PreviousData!.Email.Should().Be("old@example.com");
        other.PreviousData.Should().BeNull();
        other.AdditionalProperties["before"].GetProperty("email").GetString().Should().Be("old@example.com");
    }

    [Theory]
    [InlineData("{}", "", "", "")]
    [InlineData("""{"type":null,"data":null,"previous_data":null}""", "", "", "")]
    [InlineData("""{"type":"PING"}""", "PING", "PING", "")]
    [InlineData("""{"type":"A.B","type":"C.D","data":{}}""", "C.D", "C", "D")]
    public void What_is_absent_is_empty(string json, string type, string resource, string action)
    {
        WebhookEvent webhookEvent = WebhookEvent.Parse(Encoding.UTF8.GetBytes(json));

        (webhookEvent.Type, webhookEvent.Resource, webhookEvent.Action).Should().Be((type, resource, action));
        WebhookEvent.ReadType(Encoding.UTF8.GetBytes(json)).Should().Be(type);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("[]", "at $")]
    [InlineData("{\"type\":\"CUSTOMER.CREATED\",\"data\":{\"email\":1234567}}", "at $.data.email")]
    [InlineData("{\"type\":\"CUSTOMER.CREATED\",\"data\":{\"roles\":[\"BUYER\",{}]}}", "at $.data.roles[1]")]
    [InlineData("{\"type\":\"CUSTOMER.CREATED\",\"data\":[1]}", "at $.data")]
    [InlineData("{\"type\":\"SPACESHIP.LAUNCHED\",\"data\":\"1234567\"}", "at $.data")]
    [InlineData("{\"type\":1234567}", "at $.type")]
    [InlineData("{\"type\":\"A.B\"} x", "at $")]
    [InlineData("{\"type\":\"A.B\",", "at $")]
    public void What_is_no_event_is_refused_with_the_place_and_without_the_value(string json, string place)
    {
        Action parse = () => WebhookEvent.Parse(Encoding.UTF8.GetBytes(json));

        parse.Should().Throw<SolvimonSerializationException>().Which.Message.Should().StartWith($"The webhook's payload could not be read: {place}").And.NotContain("1234567");
    }

    [Fact]
    public void A_nesting_bomb_ends_in_an_exception()
    {
        string bomb = "{\"type\":\"A.B\",\"data\":{\"x\":" + new string('[', 100_000);

        Action parse = () => WebhookEvent.Parse(Encoding.UTF8.GetBytes(bomb));
        Action readType = () => WebhookEvent.ReadType(Encoding.UTF8.GetBytes(bomb));

        parse.Should().Throw<SolvimonSerializationException>();
        readType.Should().Throw<SolvimonSerializationException>();
    }

    [Fact]
    public void An_event_can_be_made_for_a_test_and_refuses_another_model()
    {
        WebhookEvent webhookEvent = new() { Type = "CUSTOMER.DELETE", Data = new Customer { Reference = "acme" } };

        new WebhookEvent<Customer>(webhookEvent).Data.Reference.Should().Be("acme");
        Action absent = () => _ = new WebhookEvent<Customer>(new WebhookEvent { Type = "CUSTOMER.DELETE" });
        absent.Should().Throw<ArgumentException>().WithMessage("The event CUSTOMER.DELETE carries no Customer: its data is absent.*");
    }
}
