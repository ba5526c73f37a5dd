
namespace Solvimon.Client.Tests.Http;

/// <summary>A provider of keys that calls the client which it supplies the key for.</summary>
public sealed class AskingProviderTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task It_learns_that_it_waits_for_itself(int? places)
    {
        using MockServer server = MockServer.Answering(200, "{}");
        SolvimonClient client = null!;
        using (client = server.CreateClient(options =>
        {
            (options.ApiKey, options.MaxConcurrentRequests) = (null, places);
            options.ApiKeyProvider = async (_, token) => (await client.Customers.GetAsync("key", cancellationToken: token)).Reference!;
        }))
        {
            (await FluentActions.Awaiting(() => client.Customers.GetAsync("c")).Should().ThrowAsync<SolvimonConfigurationException>())
                .WithMessage("*would wait for itself*");
        }

        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_call_with_a_key_of_its_own_waits_for_itself_only_where_places_are_limited()
    {
        using MockServer server = MockServer.Answering(200, """{"reference":"a-key-of-the-vault"}""");
        RequestOptions own = new() { ApiKey = TestKeys.ApiKey };
        foreach (int? places in new int?[] { null, 1 })
        {
            SolvimonClient client = null!;
            using (client = server.CreateClient(options =>
            {
                (options.ApiKey, options.MaxConcurrentRequests) = (null, places);
                options.ApiKeyProvider = async (_, token) => (await client.Customers.GetAsync("key", options: own, cancellationToken: token)).Reference!;
            }))
            {
                Func<Task> call = () => client.Customers.GetAsync("c");
                if (places is null)
                {
                    await call.Should().NotThrowAsync();
                }
                else
                {
                    (await call.Should().ThrowAsync<SolvimonConfigurationException>()).WithMessage("*would wait for itself*");
                }
            }
        }
    }

    [Fact]
    public async Task What_it_leaves_running_may_call_the_client_later()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        TaskCompletionSource answered = new();
        Task? background = null;
        SolvimonClient client = null!;
        using (client = server.CreateClient(options =>
        {
            (options.ApiKey, options.MaxConcurrentRequests) = (null, 1);
            options.ApiKeyProvider = (_, _) =>
            {
                background ??= CallLaterAsync();
                return new(TestKeys.ApiKey);
            };
        }))
        {
            await client.Customers.GetAsync("c");
            answered.SetResult();
            await background!;
        }

        server.Requests.Should().HaveCount(2);

        async Task CallLaterAsync()
        {
            await answered.Task;
            await client.Customers.GetAsync("later");
        }
    }
}
