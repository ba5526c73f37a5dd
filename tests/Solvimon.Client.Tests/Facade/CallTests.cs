using System.Net;
using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Models;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Solvimon.Client.Tests.Facade;

/// <summary>What every call can do: options, the view of the answer, and the escape hatch.</summary>
public sealed class CallTests
{
    private static readonly JsonTypeInfo<Customer> CustomerType = (JsonTypeInfo<Customer>)SolvimonJson.Options.GetTypeInfo(typeof(Customer));

    [Fact]
    public async Task OnResponse_sees_each_answer_with_its_id_attempt_and_replay()
    {
        using MockServer server = MockServer.AnsweringInTurn(
            MockServer.Json(503, "{}"),
            MockServer.Json(201, "{}").WithHeader("Idempotent-Replayed", "true"));
        using SolvimonClient solvimon = server.CreateClient();
        List<SolvimonResponse> answers = [];

        await solvimon.Customers["a b"].ActivateAsync(new RequestOptions { OnResponse = answers.Add });

        answers.Select(answer => (answer.StatusCode, answer.Attempts, answer.WasReplayed)).Should().Equal(
            (HttpStatusCode.ServiceUnavailable, 1, false), (HttpStatusCode.Created, 2, true));
        answers.Should().OnlyContain(answer => answer.RequestId == "reqr_test" && answer.Method == HttpMethod.Post && answer.Path == "/v1/customers/a%20b/activate");
        answers[1].Headers.GetValues("X-REQUEST-ID").Should().Equal("reqr_test");
    }

    [Fact]
    public async Task OnResponse_sees_an_error_answer_before_the_exception()
    {
        using MockServer server = MockServer.Answering(404, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        HttpStatusCode? seen = null;

        await FluentActions.Awaiting(() => solvimon.Customers.GetAsync("cust_1", new RequestOptions { OnResponse = answer => seen = answer.StatusCode }))
            .Should().ThrowAsync<SolvimonNotFoundException>();

        seen.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(TimeoutException))]
    public async Task What_OnResponse_throws_ends_the_call_and_is_not_retried(Type type)
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();
        Exception thrown = (Exception)Activator.CreateInstance(type, "mine")!;

        Exception? seen = await Record.ExceptionAsync(() => solvimon.Customers.GetAsync("cust_1", new RequestOptions { OnResponse = _ => throw thrown }));

        seen.Should().BeSameAs(thrown);
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_raw_escape_hatch_sends_what_it_is_given()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(201, """{"id":"new_1"}""");
        using SolvimonClient solvimon = server.CreateClient();
        using StringContent content = new("""{"a":1}""", System.Text.Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await solvimon.SendAsync(HttpMethod.Post, "/v1/new-things/a%2Fb?x%5B%5D=1", content, new RequestOptions { IdempotencyKey = "k-1" });

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        (await response.Content.ReadAsStringAsync()).Should().Be("""{"id":"new_1"}""");
        ReceivedRequest request = server.Requests.Single();
        $"{request.Method} {request.RawTarget} {request.Text}".Should().Be("""POST /v1/new-things/a%2Fb?x%5B%5D=1 {"a":1}""");
        request.Header("Idempotency-Key").Should().Be("k-1");
        (await content.ReadAsStringAsync()).Should().Be("""{"a":1}""", "the content stays the caller's");
    }

    [Fact]
    public async Task The_typed_escape_hatch_reads_a_model()
    {
        using MockServer server = MockServer.Answering(200, TestData.Read("customer.json"));
        using SolvimonClient solvimon = server.CreateClient();

        Customer? customer = await solvimon.SendAsync(HttpMethod.Get, "/v1/customers/corner-shop-7", CustomerType);

        customer!.Id.Should().Be("cust_abc");
    }

    [Fact]
    public async Task The_typed_escape_hatch_works_over_a_handler_that_names_no_request()
    {
        using SolvimonClient solvimon = StubHandler.Answering("""{"id":"cust_1"}""").CreateClient();

        (await solvimon.SendAsync(HttpMethod.Get, "/v1/customers/cust_1", CustomerType))!.Id.Should().Be("cust_1");
        (await solvimon.Customers.GetAsync("cust_1")).Id.Should().Be("cust_1");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("v1/customers")]
    [InlineData("https://example.com/v1/customers")]
    public async Task The_escape_hatch_takes_a_path_and_no_address(string path)
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        (await Assert.ThrowsAnyAsync<ArgumentException>(() => solvimon.SendAsync(HttpMethod.Get, path))).ParamName.Should().Be("path");
        (await Assert.ThrowsAnyAsync<ArgumentException>(() => solvimon.SendAsync(HttpMethod.Get, path, CustomerType))).ParamName.Should().Be("path");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_escape_hatch_names_a_missing_argument()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        (await Assert.ThrowsAnyAsync<ArgumentException>(() => solvimon.SendAsync(null!, "/v1/x"))).ParamName.Should().Be("method");
        (await Assert.ThrowsAnyAsync<ArgumentException>(() => solvimon.SendAsync<Customer>(HttpMethod.Get, "/v1/x", null!))).ParamName.Should().Be("answerType");
    }

    [Fact]
    public async Task A_raw_answer_keeps_the_headers_of_its_content()
    {
        using MockServer server = MockServer.Answering(Response.Create()
            .WithHeader("Content-Type", "text/csv; charset=utf-8")
            .WithHeader("Content-Disposition", "attachment; filename=report.csv")
            .WithBody("a;b"));
        using SolvimonClient solvimon = server.CreateClient();

        using HttpResponseMessage response = await solvimon.SendAsync(HttpMethod.Get, "/v1/reports/1/csv");

        response.Content.Headers.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        response.Content.Headers.ContentDisposition!.FileName.Should().Be("report.csv");
        response.Content.Headers.ContentLength.Should().Be(3);
        (await response.Content.ReadAsStringAsync()).Should().Be("a;b");
    }

    [Fact]
    public async Task Many_calls_at_once_get_each_its_own_answer()
    {
        using MockServer server = new();
        foreach (int number in Enumerable.Range(0, 100))
        {
            server.Given(Request.Create().WithPath($"/v1/customers/cust_{number}")).RespondWith(MockServer.Json(200, $$"""{"id":"cust_{{number}}"}"""));
        }

        using SolvimonClient solvimon = server.CreateClient();

        string?[] ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number => (await solvimon.Customers.GetAsync($"cust_{number}")).Id));

        ids.Should().Equal(Enumerable.Range(0, 100).Select(number => $"cust_{number}"));
    }
}
