using System.Text.Json.Serialization;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

/// <summary>Millions of empty objects end when the call does, and become no more memory than was allowed.</summary>
public sealed class ReadLimitTests
{
    private static readonly string Objects = $$"""{"data":[{{string.Join(',', Enumerable.Repeat("{}", 50_000))}}]}""";

    [Fact]
    public async Task The_callers_token_ends_the_reading()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, Objects);
        using SolvimonClient solvimon = server.CreateClient();
        using CancellationTokenSource source = new();
        RequestOptions options = new() { OnResponse = _ => source.Cancel() };

        OperationCanceledException end = (await FluentActions.Awaiting(() => solvimon.Customers.ValidateTaxIdAsync(new CustomerCreateRequest { Type = CustomerType.Individual }, options, source.Token))
            .Should().ThrowAsync<OperationCanceledException>()).Which;

        end.CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task A_write_whose_answer_was_not_read_says_that_it_may_have_been_done()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, $$"""{"custom_fields":[{{string.Join(',', Enumerable.Repeat("{}", 10_000))}}]}""");
        using SolvimonClient solvimon = server.CreateClient();
        using CancellationTokenSource source = new();
        RequestOptions options = new() { IdempotencyKey = "key", OnResponse = _ => source.Cancel() };

        SolvimonCanceledException end = (await FluentActions.Awaiting(() => solvimon.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Individual }, options, source.Token))
            .Should().ThrowAsync<SolvimonCanceledException>()).Which;

        end.OutcomeUnknown.Should().BeTrue();
        end.IdempotencyKey.Should().Be("key");
    }

    [Fact]
    public async Task Objects_of_more_than_eight_times_the_limit_are_an_error()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, Objects);
        using SolvimonClient solvimon = server.CreateClient(options => options.MaxResponseBytes = 200_000);

        (await FluentActions.Awaiting(() => solvimon.Customers.List().ToListAsync()).Should().ThrowAsync<SolvimonSerializationException>())
            .Which.Message.Should().Contain("1600000 bytes, 8 times MaxResponseBytes");
    }

    [Fact]
    public async Task What_the_SDK_does_not_know_is_bounded_before_it_is_read()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, $$"""{"new":{{Objects}}}""");
        using SolvimonClient solvimon = server.CreateClient(options => options.MaxResponseBytes = 200_000);

        (await FluentActions.Awaiting(() => solvimon.Customers.GetAsync("cust_1")).Should().ThrowAsync<SolvimonSerializationException>()).Which.Message.Should().Contain("8 times MaxResponseBytes");
    }

    [Fact]
    public async Task A_type_of_the_callers_is_bounded_too()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, Objects);
        using SolvimonClient solvimon = server.CreateClient(options => options.MaxResponseBytes = 200_000);
        using CancellationTokenSource source = new();

        (await FluentActions.Awaiting(() => solvimon.SendAsync(HttpMethod.Get, "/v1/things", ThingContext.Default.Things)).Should().ThrowAsync<SolvimonSerializationException>())
            .Which.Message.Should().Contain("8 times MaxResponseBytes");
        (await FluentActions.Awaiting(() => solvimon.SendAsync(HttpMethod.Get, "/v1/things", ThingContext.Default.Things, null, new RequestOptions { OnResponse = _ => source.Cancel() }, source.Token))
            .Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task A_type_of_the_callers_is_read_whole()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, "\uFEFF" + Objects);
        using SolvimonClient solvimon = server.CreateClient();

        Things things = (await solvimon.SendAsync(HttpMethod.Get, "/v1/things", ThingContext.Default.Things))!;

        things.Data.Should().HaveCount(50_000);
    }

    [Theory]
    [InlineData("""{"data":[{},{"number":"x"}]}""", "at $.data[1].number.")]
    [InlineData("""{"data":[]}{}""", "at $.")]
    [InlineData("", "it is empty.")]
    public async Task A_type_of_the_callers_that_cannot_be_read_says_where(string json, string place)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, json);
        using SolvimonClient solvimon = server.CreateClient();

        (await FluentActions.Awaiting(() => solvimon.SendAsync(HttpMethod.Get, "/v1/things", ThingContext.Default.Things)).Should().ThrowAsync<SolvimonSerializationException>())
            .Which.Message.Should().EndWith($"could not be read: {place}");
    }
}

internal sealed record Things(List<Thing> Data);

internal sealed record Thing(int Number, long A, long B, long C, long D, long E, long F, long G);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Things))]
internal sealed partial class ThingContext : JsonSerializerContext;
