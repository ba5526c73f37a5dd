using System.Net;
using Microsoft.AspNetCore.Http;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Http;

/// <summary>Which exceptions say that the same call may succeed later.</summary>
public sealed class TransientErrorTests
{
    [Theory]
    [InlineData(408, "", true)]
    [InlineData(429, "", true)]
    [InlineData(500, "", true)]
    [InlineData(503, "", true)]
    [InlineData(422, "IDEMPOTENCY_CHECK_FAILED", true)]
    [InlineData(501, "", false)]
    [InlineData(400, "INVALID_FIELD", false)]
    [InlineData(401, "", false)]
    [InlineData(404, "", false)]
    [InlineData(409, "", false)]
    public async Task An_answer_says_whether_it_may_be_another_later(int status, string code, bool expected)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(status, $$"""{"code":"{{code}}"}""");
        using SolvimonClient client = server.CreateClient(options => options.MaxRetries = 0);

        Func<Task> call = () => client.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization });

        (await call.Should().ThrowAsync<SolvimonApiException>()).Which.IsTransient.Should().Be(expected);
    }

    [Fact]
    public async Task No_connection_is_transient_and_a_client_that_was_disposed_of_is_not()
    {
        TaskCompletionSource started = new();
        StubHandler silent = new(async (_, token) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        });
        SolvimonClient client = silent.CreateClient();
        Task<Customer> call = client.Customers.GetAsync("c");
        await started.Task;
        client.Dispose();
        using SolvimonClient unconnected = new StubHandler((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError)).CreateClient(options => options.MaxRetries = 0);

        (await FluentActions.Awaiting(() => call).Should().ThrowAsync<SolvimonConnectionException>()).Which.IsTransient.Should().BeFalse();
        (await FluentActions.Awaiting(() => unconnected.Customers.GetAsync("c")).Should().ThrowAsync<SolvimonConnectionException>()).Which.IsTransient.Should().BeTrue();
    }

    [Fact]
    public void An_exception_that_a_test_makes_knows_it_too()
    {
        SolvimonException[] transient = [new SolvimonServerException("x"), new SolvimonRateLimitException("x"), new SolvimonTimeoutException("x"), new SolvimonConnectionException("x")];
        SolvimonException[] final =
        [
            new SolvimonServerException("x") { StatusCode = HttpStatusCode.NotImplemented }, new SolvimonApiException("x"), new SolvimonSerializationException("x"),
            new SolvimonSecurityException("x"), new SolvimonConfigurationException("x"), new SolvimonTransitionException("x"),
        ];

        transient.Should().OnlyContain(exception => exception.IsTransient);
        final.Should().OnlyContain(exception => !exception.IsTransient);
    }
}
