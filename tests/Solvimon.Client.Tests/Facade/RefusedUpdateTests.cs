using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Facade;

/// <summary>A refusal of a move is a <see cref="SolvimonTransitionException"/>, whichever way the move was asked for.</summary>
public sealed class RefusedUpdateTests
{
    private const string Refusal = """{"type":"INVALID_REQUEST","code":"INVALID_OPERATION","message":"not from here"}""";

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task An_update_that_changes_the_status_is_a_move(int status)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(status, Refusal);
        using SolvimonClient client = server.CreateClient();

        SolvimonTransitionException exception = await Assert.ThrowsAsync<SolvimonTransitionException>(
            () => client.PricingPlanVersions.UpdateAsync("ppv_1", new PricingPlanVersionUpdateRequest { Status = PricingPlanVersionStatus.Active }));

        exception.Resource.Should().Be("pricing plan version");
        exception.Transition.Should().Be("ACTIVE");
        exception.Message.Should().StartWith("Could not make the pricing plan version ACTIVE: ").And.Contain("not from here");
    }

    [Fact]
    public async Task EnsureActive_of_what_is_moved_by_an_update_is_one_too()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync((context, _) => context.Request.Method == "GET"
            ? context.WriteJsonAsync(200, """{"id":"x","status":"ARCHIVED"}""")
            : context.WriteJsonAsync(400, Refusal));
        using SolvimonClient client = server.CreateClient();

        foreach (Func<Task> call in new Func<Task>[]
        {
            () => client.Meters["calls"].EnsureActiveAsync(),
            () => client.MeterProperties["region"].EnsureActiveAsync(),
            () => client.PricingPlanSubscriptions["sub_1"].EnsureActiveAsync(),
        })
        {
            (await call.Should().ThrowAsync<SolvimonTransitionException>()).Which.Transition.Should().Be("ACTIVE");
        }
    }

    [Fact]
    public async Task An_update_of_something_else_is_none()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(400, Refusal);
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.Customers.UpdateAsync("c", new CustomerUpdateRequest { Email = "someone@example.com" });

        (await call.Should().ThrowAsync<SolvimonApiException>()).Which.Should().NotBeOfType<SolvimonTransitionException>();
    }

    [Fact]
    public async Task A_refused_value_of_another_field_is_none_either()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(400, """{"code":"INVALID_FIELD","field":"name","message":"too long"}""");
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.Meters.UpdateAsync("calls", new MeterUpdateRequest { Status = MeterStatus.Active });

        await call.Should().ThrowAsync<SolvimonValidationException>();
    }
}
