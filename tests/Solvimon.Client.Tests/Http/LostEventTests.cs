using System.Net;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Tests.Http;

/// <summary>"There is one already" after a lost attempt: for one event it means that the event is stored, for a list it does not.</summary>
public sealed class LostEventTests
{
    [Theory]
    [InlineData(409, "{}")]
    [InlineData(409, """{"type":"INVALID_REQUEST","code":"RESOURCE_ALREADY_EXISTS","message":"exists"}""")]
    [InlineData(400, """{"type":"INVALID_REQUEST","code":"INVALID_FIELD","field":"reference","message":"Duplicate reference"}""")]
    public async Task One_event_that_is_there_after_a_lost_attempt_was_taken(int status, string body)
    {
        StubHandler stub = LostThen(status, body);
        using SolvimonClient client = stub.CreateClient(options => options.UsageEventsAreIdempotent = true);

        UsageEvent answer = await client.Events.IngestAsync(new() { Reference = "event-000001" });

        answer.Reference.Should().Be("event-000001");
        stub.Count.Should().Be(2);
    }

    [Theory]
    [InlineData(409, """{"type":"INVALID_REQUEST","code":"RESOURCE_IN_USE","message":"another conflict"}""")]
    [InlineData(400, """{"type":"INVALID_REQUEST","code":"INVALID_FIELD","field":"timestamp","message":"too far ahead"}""")]
    public async Task Another_refusal_after_a_lost_attempt_is_no_success(int status, string body)
    {
        using SolvimonClient client = LostThen(status, body).CreateClient(options => options.UsageEventsAreIdempotent = true);

        Func<Task> call = () => client.Events.IngestAsync(new() { Reference = "event-000001" });

        (await call.Should().ThrowAsync<SolvimonApiException>()).Which.OutcomeUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task A_list_with_an_event_that_was_there_before_is_not_taken_for_accepted()
    {
        await using SolvimonSandbox sandbox = new(new SolvimonSandboxOptions { DuplicateEvents = SandboxDuplicateEvents.Refuse, TimeProvider = new FastClock() });
        sandbox.Seed("customers", """{"reference":"acme","status":"ACTIVE"}""");
        sandbox.Seed("meters", """{"reference":"calls","status":"ACTIVE"}""");
        using SolvimonClient client = sandbox.CreateClient(options => options.UsageEventsAreIdempotent = true);
        await client.Events.IngestAsync(Event("event-000001"));
        sandbox.Faults.ResetNext();

        Func<Task> call = () => client.Events.IngestBatchAsync(new() { Events = [Event("event-000002"), Event("event-000001")] });

        SolvimonApiException exception = (await call.Should().ThrowAsync<SolvimonApiException>()).Which;
        exception.OutcomeUnknown.Should().BeTrue();
        exception.Field.Should().Be("meter_datas.1.reference");
        sandbox.GetAll("events").Should().ContainSingle("a list is taken as a whole or not at all");
    }

    [Fact]
    public async Task A_missing_event_in_a_list_reaches_the_server_as_null()
    {
        using MockServer server = MockServer.Answering(400, "");
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.Events.IngestBatchAsync(new() { Events = [null!] });

        await call.Should().ThrowAsync<SolvimonApiException>();
        server.Requests.Single().Text.Should().Contain("[null]");
    }

    private static UsageEventCreateRequest Event(string reference) => new() { Reference = reference, CustomerReference = "acme", MeterReference = "calls" };

    private static StubHandler LostThen(int status, string body)
    {
        int sent = 0;
        return new StubHandler((_, _) => ++sent == 1
            ? throw new IOException("The answer was lost.")
            : Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) }));
    }
}
