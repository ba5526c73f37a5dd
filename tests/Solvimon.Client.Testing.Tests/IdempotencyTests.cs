using System.Collections.Concurrent;
using System.Net;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

public sealed class IdempotencyTests
{
    private const string CheckFailed = "IDEMPOTENCY_CHECK_FAILED";

    [Theory]
    [InlineData(Door.Memory)]
    [InlineData(Door.Https)]
    public async Task The_same_request_is_answered_from_store(Door door)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);

        Answer first = await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");
        Answer again = await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");

        first.WasReplayed.Should().BeFalse();
        again.WasReplayed.Should().BeTrue();
        again.Status.Should().Be(HttpStatusCode.Created);
        again.Text.Should().Be(first.Text);
        again.RequestId.Should().NotBe(first.RequestId);
        client.Sandbox.GetAll("customers").Should().ContainSingle();
    }

    [Fact]
    public async Task Every_kind_of_write_is_replayed()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.CreateCustomerAsync("shop-1");

        foreach ((HttpMethod method, string path, string? body) in new (HttpMethod, string, string?)[]
        {
            (HttpMethod.Put, "/v1/customers", SandboxClient.Customer("shop-2")),
            (HttpMethod.Patch, "/v1/customers/shop-1", """{"locale":"nl-NL"}"""),
            (HttpMethod.Post, "/v1/customers/shop-1/activate", "{}"),
            (HttpMethod.Delete, "/v1/customers/shop-1", null),
        })
        {
            Answer first = await client.SendAsync(method, path, body, key: method + path);
            Answer again = await client.SendAsync(method, path, body, key: method + path);

            ((int)first.Status).Should().BeLessThan(300, path);
            again.Status.Should().Be(first.Status, path);
            again.WasReplayed.Should().BeTrue(path);
            again.Text.Should().Be(first.Text, path);
        }
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_409()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();
        await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");

        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-2"), key: "k")).ShouldBeError(HttpStatusCode.Conflict, CheckFailed);
        (await client.SendAsync(HttpMethod.Put, "/v1/customers", SandboxClient.Customer("shop-1"), key: "k")).ShouldBeError(HttpStatusCode.Conflict, CheckFailed);
        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k")).WasReplayed.Should().BeTrue();
    }

    [Fact]
    public async Task A_key_whose_first_request_still_runs_is_422()
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock });
        client.Sandbox.Faults.DelayNext(TimeSpan.FromSeconds(30));

        Task<Answer> first = client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");
        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k"))
            .ShouldBeError(HttpStatusCode.UnprocessableEntity, CheckFailed);

        clock.Advance(TimeSpan.FromSeconds(30));
        (await first).Status.Should().Be(HttpStatusCode.Created);
        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k")).WasReplayed.Should().BeTrue();
    }

    [Fact]
    public async Task A_caller_that_leaves_before_the_work_was_done_frees_its_key()
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock });
        client.Sandbox.Faults.DelayNext(TimeSpan.FromSeconds(30));
        using CancellationTokenSource cancellation = new();

        Task<Answer> first = client.SendAsync(HttpMethod.Post, "/v1/customers", SandboxClient.Customer("shop-1"), "k", cancellation.Token);
        await cancellation.CancelAsync();
        await first.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();

        Answer again = await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");
        again.Status.Should().Be(HttpStatusCode.Created);
        again.WasReplayed.Should().BeFalse();
    }

    [Fact]
    public async Task A_refused_request_may_be_corrected_under_its_key()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        (await client.PostAsync("/v1/customers", """{"reference":"shop-1"}""", key: "k")).Status.Should().Be(HttpStatusCode.BadRequest);
        Answer corrected = await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");

        corrected.Status.Should().Be(HttpStatusCode.Created);
        corrected.WasReplayed.Should().BeFalse();
    }

    [Theory]
    [InlineData(255, HttpStatusCode.Created)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task A_key_has_at_most_255_characters(int length, HttpStatusCode expected)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        (await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: new string('k', length))).Status.Should().Be(expected);
    }

    [Theory]
    [InlineData(47, true)]
    [InlineData(48, false)]
    public async Task Keys_are_kept_for_48_hours(int hours, bool isReplayed)
    {
        ManualClock clock = new();
        await using SandboxClient client = await SandboxClient.OpenAsync(options: new SolvimonSandboxOptions { TimeProvider = clock });
        const string Body = """{"type":"ORGANIZATION"}""";
        await client.PostAsync("/v1/customers", Body, key: "k");

        clock.Advance(TimeSpan.FromHours(hours));

        (await client.PostAsync("/v1/customers", Body, key: "k")).WasReplayed.Should().Be(isReplayed);
    }

    [Fact]
    public async Task A_reset_before_the_work_leaves_nothing_and_one_after_it_a_stored_answer()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync();

        client.Sandbox.Faults.ResetNext();
        await FailAsync();
        client.Sandbox.GetAll("customers").Should().BeEmpty();

        client.Sandbox.Faults.ResetNext(afterCommit: true);
        await FailAsync();
        client.Sandbox.GetAll("customers").Should().ContainSingle();

        Answer again = await client.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k");
        again.Status.Should().Be(HttpStatusCode.Created);
        again.WasReplayed.Should().BeTrue();
        client.Sandbox.GetAll("customers").Should().ContainSingle();

        Task FailAsync() => client.Invoking(it => it.PostAsync("/v1/customers", SandboxClient.Customer("shop-1"), key: "k"))
            .Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [InlineData(Door.Memory, 2000)]
    [InlineData(Door.Https, 500)]
    public async Task Callers_that_repeat_what_failed_create_each_customer_once(Door door, int count)
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(door);
        client.Sandbox.Faults.AtRate(0.2, seed: 7);
        ConcurrentDictionary<string, string> ids = new();
        int replays = 0;

        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
        {
            Answer answer = await RepeatAsync(() => client.PostAsync("/v1/customers", """{"type":"ORGANIZATION"}""", key: $"create-{i}"));
            ids[answer["id"]!] = answer.Text;
            Interlocked.Add(ref replays, answer.WasReplayed ? 1 : 0);
        });

        ids.Should().HaveCount(count);
        client.Sandbox.GetAll("customers").Order(StringComparer.Ordinal).Should().Equal(ids.Values.Order(StringComparer.Ordinal));

        // Whoever lost an answer to a reset or a cut after the work was done saw it again.
        replays.Should().BePositive();
        client.Sandbox.Requests.Count(request => request.Fault is not null)
            .Should().BeCloseTo(client.Sandbox.Requests.Count / 5, (uint)(client.Sandbox.Requests.Count / 20));
    }

    [Fact]
    public async Task One_key_from_many_callers_at_once_does_the_work_once()
    {
        await using SandboxClient client = await SandboxClient.OpenAsync(Door.Https);

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ =>
            client.PostAsync("/v1/customers", """{"type":"ORGANIZATION"}""", key: "k")));

        answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer["id"]).Distinct().Should().ContainSingle();
        answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.Created || answer.Status == HttpStatusCode.UnprocessableEntity);
        answers.Count(answer => answer.Status == HttpStatusCode.Created && !answer.WasReplayed).Should().Be(1);
        client.Sandbox.GetAll("customers").Should().ContainSingle();
    }

    private static async Task<Answer> RepeatAsync(Func<Task<Answer>> call)
    {
        while (true)
        {
            try
            {
                Answer answer = await call();
                if (answer.Status == HttpStatusCode.Created)
                {
                    return answer;
                }
            }
            catch (HttpRequestException)
            {
                // The connection ended: the key decides what happens to the next attempt.
            }
        }
    }
}
