using Solvimon.Client.Lifecycles;

namespace Solvimon.Client.Tests.Lifecycles;

public sealed class LifecycleTests
{
    private static readonly Lifecycle Customer = new("customer", ["DRAFT", "ACTIVE", "ARCHIVED"], [("DRAFT", "ACTIVE"), ("ACTIVE", "ARCHIVED")]);

    [Theory]
    [InlineData("DRAFT", "ACTIVE", true)]
    [InlineData("DRAFT", "ARCHIVED", true)]
    [InlineData("ACTIVE", "ACTIVE", true)]
    [InlineData("ARCHIVED", "ACTIVE", false)]
    [InlineData("ACTIVE", "DRAFT", false)]
    [InlineData("NEWER_THAN_THE_SDK", "ACTIVE", true)]
    [InlineData("ARCHIVED", "NEWER_THAN_THE_SDK", true)]
    public void Reachability_follows_the_moves_and_concludes_nothing_from_the_unknown(string from, string to, bool expected) =>
        Customer.CanReach(from, to).Should().Be(expected);

    [Fact]
    public async Task Waiting_asks_at_longer_and_longer_intervals()
    {
        FastClock clock = new();
        int asked = 0;

        string found = await WaitAsync(() => ++asked < 7 ? "DRAFT" : "ACTIVE", TimeSpan.FromMinutes(5), clock);

        found.Should().Be("ACTIVE");
        clock.Waits.Should().Equal(new[] { 1, 2, 4, 8, 10, 10 }.Select(seconds => TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public async Task Waiting_ends_at_once_where_the_status_cannot_be_reached()
    {
        FastClock clock = new();

        SolvimonTransitionException exception = (await FluentActions.Awaiting(() => WaitAsync(() => "ARCHIVED", TimeSpan.FromMinutes(5), clock))
            .Should().ThrowAsync<SolvimonTransitionException>()).Which;

        exception.Resource.Should().Be("customer");
        exception.CurrentStatus.Should().Be("ARCHIVED");
        exception.Transition.Should().Be("ACTIVE");
        clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task Waiting_ends_with_a_last_look_when_the_time_is_over()
    {
        FastClock clock = new();
        int asked = 0;

        await FluentActions.Awaiting(() => WaitAsync(() => ++asked > 0 ? "DRAFT" : "", TimeSpan.FromSeconds(5), clock))
            .Should().ThrowAsync<SolvimonTimeoutException>().WithMessage("*customer*ACTIVE*DRAFT*");

        asked.Should().Be(4, "it looks at 0, 1, 3 and 5 seconds");
    }

    [Fact]
    public async Task Waiting_ends_when_the_caller_gives_up()
    {
        using CancellationTokenSource cancellation = new();

        await FluentActions.Awaiting(() => StatusWaiter.WaitAsync(
            Customer, "ACTIVE", Timeout.InfiniteTimeSpan, TimeProvider.System, _ => { cancellation.Cancel(); return Task.FromResult("DRAFT"); }, status => status, cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_server_that_does_not_answer_does_not_outlast_the_timeout()
    {
        CancellationToken looked = default;

        await FluentActions.Awaiting(() => StatusWaiter.WaitAsync(
            Customer,
            "ACTIVE",
            TimeSpan.FromMilliseconds(50),
            TimeProvider.System,
            async token =>
            {
                looked = token;
                await Task.Delay(Timeout.Infinite, token);
                return "DRAFT";
            },
            status => status,
            CancellationToken.None)).Should().ThrowAsync<SolvimonTimeoutException>();

        looked.IsCancellationRequested.Should().BeTrue("nothing is left running");
    }

    [Fact]
    public async Task A_caller_who_gives_up_leaves_no_look_running()
    {
        CancellationToken looked = default;
        using CancellationTokenSource cancellation = new();

        Task<string> waiting = StatusWaiter.WaitAsync(
            Customer,
            "ACTIVE",
            TimeSpan.FromMinutes(1),
            TimeProvider.System,
            async token =>
            {
                looked = token;
                await Task.Delay(Timeout.Infinite, token);
                return "DRAFT";
            },
            status => status,
            cancellation.Token);
        cancellation.Cancel();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        looked.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task A_timeout_may_be_longer_than_any_timer() =>
        (await StatusWaiter.WaitAsync(
            Customer,
            "ACTIVE",
            TimeSpan.MaxValue,
            TimeProvider.System,
            async _ =>
            {
                await Task.Yield();
                return "ACTIVE";
            },
            status => status,
            CancellationToken.None)).Should().Be("ACTIVE");

    [Fact]
    public async Task A_negative_timeout_is_refused() =>
        await FluentActions.Awaiting(() => WaitAsync(() => "DRAFT", TimeSpan.FromSeconds(-5), new FastClock()))
            .Should().ThrowAsync<ArgumentOutOfRangeException>().WithParameterName("timeout");

    [Fact]
    public async Task Nothing_is_moved_that_is_there_already()
    {
        string status = await StatusMover.EnsureAsync("ACTIVE", () => Task.FromResult("ACTIVE"), found => found, () => throw new InvalidOperationException());

        status.Should().Be("ACTIVE");
    }

    [Fact]
    public async Task A_refusal_counts_as_done_when_someone_else_was_faster()
    {
        Queue<string> seen = new(["DRAFT", "ACTIVE"]);

        string status = await StatusMover.EnsureAsync("ACTIVE", () => Task.FromResult(seen.Dequeue()), found => found, () => throw new SolvimonTransitionException("refused"));

        status.Should().Be("ACTIVE");
    }

    [Fact]
    public async Task A_refusal_is_thrown_when_the_status_is_still_another() =>
        await FluentActions.Awaiting(() => StatusMover.EnsureAsync("ACTIVE", () => Task.FromResult("ARCHIVED"), found => found, () => Task.FromException<string>(new SolvimonTransitionException("refused"))))
            .Should().ThrowAsync<SolvimonTransitionException>().WithMessage("refused");

    private static Task<string> WaitAsync(Func<string> status, TimeSpan timeout, TimeProvider clock) =>
        StatusWaiter.WaitAsync(Customer, "ACTIVE", timeout, clock, _ => Task.FromResult(status()), found => found, CancellationToken.None);
}
