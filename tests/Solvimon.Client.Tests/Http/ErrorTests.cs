using System.Net;
using System.Text.Json;
using WireMock.ResponseBuilders;

namespace Solvimon.Client.Tests.Http;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(401, "UNAUTHORISED", typeof(SolvimonAuthenticationException))]
    [InlineData(403, "USER_NOT_ALLOWED", typeof(SolvimonPermissionException))]
    [InlineData(404, "RESOURCE_NOT_FOUND", typeof(SolvimonNotFoundException))]
    [InlineData(400, "RESOURCES_NOT_FOUND", typeof(SolvimonNotFoundException))]
    [InlineData(400, "METER_NOT_FOUND", typeof(SolvimonNotFoundException))]
    [InlineData(409, "INVALID_OPERATION", typeof(SolvimonConflictException))]
    [InlineData(400, "RESOURCE_ALREADY_EXISTS", typeof(SolvimonConflictException))]
    [InlineData(400, "INVALID_FIELD", typeof(SolvimonValidationException))]
    [InlineData(422, "MISSING_FIELD", typeof(SolvimonValidationException))]
    [InlineData(400, "UNABLE_TO_PROCESS_INSTRUCTIONS", typeof(SolvimonApiException))]
    [InlineData(400, "A_CODE_OF_TOMORROW", typeof(SolvimonApiException))]
    [InlineData(429, "TOO_MANY_REQUESTS", typeof(SolvimonRateLimitException))]
    [InlineData(500, "INTERNAL_ERROR", typeof(SolvimonServerException))]
    [InlineData(200, "RESOURCE_NOT_FOUND", typeof(SolvimonNotFoundException))]
    [InlineData(200, "INVALID_FIELD", typeof(SolvimonValidationException))]
    public async Task An_envelope_becomes_the_exception_of_its_kind(int status, string code, Type expected)
    {
        using MockServer server = MockServer.Answering(status,
            $$"""{"type":"INVALID_REQUEST","code":"{{code}}","message":"Said by the server","resource_id":"cust_1","resource_type":"CUSTOMER"}""");
        using SolvimonClient client = server.CreateClient(options => options.MaxRetries = 0);

        SolvimonApiException exception = await FailAsync<SolvimonApiException>(client);

        exception.Should().BeOfType(expected);
        exception.StatusCode.Should().Be((HttpStatusCode)status);
        exception.Type.Should().Be("INVALID_REQUEST");
        exception.Code.Should().Be(code);
        exception.ServerMessage.Should().Be("Said by the server");
        exception.ResourceId.Should().Be("cust_1");
        exception.ResourceType.Should().Be("CUSTOMER");
        exception.RequestId.Should().Be("reqr_test");
        exception.Message.Should().Contain(code).And.Contain("Said by the server").And.Contain("reqr_test");
    }

    [Fact]
    public async Task The_field_of_a_validation_error_is_told()
    {
        using MockServer server = MockServer.Answering(400,
            """{"type":"INVALID_REQUEST","code":"INVALID_FIELD","field":"schedules.0.included_volumes.0.number","message":"value required, but not set"}""");
        using SolvimonClient client = server.CreateClient();

        SolvimonValidationException exception = await FailAsync<SolvimonValidationException>(client);

        exception.Field.Should().Be("schedules.0.included_volumes.0.number");
        exception.Message.Should().Contain("schedules.0.included_volumes.0.number").And.Contain("value required, but not set");
    }

    [Theory]
    [InlineData(404, "Page does not exist", typeof(SolvimonNotFoundException))]
    [InlineData(502, "<html><body>Bad gateway</body></html>", typeof(SolvimonServerException))]
    [InlineData(401, "", typeof(SolvimonAuthenticationException))]
    [InlineData(400, "{\"type\":\"INVALID_REQUEST\",\"code\":\"INVALID_FIE", typeof(SolvimonApiException))]
    [InlineData(400, "[1,2,3]", typeof(SolvimonApiException))]
    [InlineData(403, "{\"code\":17,\"message\":{}}", typeof(SolvimonPermissionException))]
    public async Task A_body_that_is_no_envelope_still_gives_the_right_exception(int status, string body, Type expected)
    {
        using MockServer server = MockServer.Answering(status, body);
        using SolvimonClient client = server.CreateClient(options => options.MaxRetries = 0);

        SolvimonApiException exception = await FailAsync<SolvimonApiException>(client);

        exception.Should().BeOfType(expected);
        exception.ResponseBody.Should().Be(body);
        exception.Message.Should().NotContain("html");
    }

    [Fact]
    public async Task A_10_MB_error_page_is_cut()
    {
        using MockServer server = MockServer.Answering(500, new string('x', 10 * 1024 * 1024));
        using SolvimonClient client = server.CreateClient(options => options.MaxRetries = 0);

        SolvimonServerException exception = await FailAsync<SolvimonServerException>(client);

        exception.ResponseBody.Should().HaveLength(8 * 1024);
        exception.Message.Length.Should().BeLessThan(200);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_refused()
    {
        using MockServer server = MockServer.Answering(200, "{\"a\":\"" + new string('x', 5000) + "\"}");
        using SolvimonClient client = server.CreateClient(options => options.MaxResponseBytes = 1000);

        (await FailAsync<SolvimonSerializationException>(client)).Message.Should().Contain("MaxResponseBytes");
    }

    [Fact]
    public async Task A_deleted_resource_may_have_been_deleted_by_an_earlier_attempt()
    {
        using MockServer server = MockServer.AnsweringInTurn(
            (504, "{}"),
            (404, """{"type":"INVALID_REQUEST","code":"RESOURCE_NOT_FOUND","message":"not there"}"""));
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.Customers.DeleteAsync("superstore-001");

        (await call.Should().ThrowAsync<SolvimonNotFoundException>()).WithMessage("*An earlier attempt*");
    }

    [Fact]
    public async Task A_typed_answer_that_can_not_be_read_says_where()
    {
        using MockServer server = MockServer.Answering(200, """{"data":[{"id":"a"},{"id":5}]}""");
        using SolvimonClient client = server.CreateClient();

        Func<Task> call = () => client.SendAsync(HttpMethod.Get, "/v1/things", Json.Default.Things);

        (await call.Should().ThrowAsync<SolvimonSerializationException>()).WithMessage("*$.data[1].id*");
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        using MockServer server = MockServer.Answering(Response.Create()
            .WithHeader("Content-Encoding", "gzip")
            .WithBody(Compressed.With("gzip", """{"data":[{"id":"a"}]}"""u8)));
        using SolvimonClient client = TestClients.Create(server.BaseAddress, LoopbackCertificate.CreateDecompressingHandler());

        Things? things = await client.SendAsync(HttpMethod.Get, "/v1/things", Json.Default.Things);

        things!.Data.Should().ContainSingle().Which.Id.Should().Be("a");
    }

    private static async Task<T> FailAsync<T>(SolvimonClient client)
        where T : Exception =>
        (await FluentActions.Awaiting(() => client.SendAsync(HttpMethod.Get, "/v1/customers")).Should().ThrowAsync<T>()).Which;
}

public sealed class Things
{
    [System.Text.Json.Serialization.JsonPropertyName("data")]
    public List<Thing> Data { get; init; } = [];
}

public sealed class Thing
{
    [System.Text.Json.Serialization.JsonPropertyName("id")]
    public string? Id { get; init; }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Things))]
internal sealed partial class Json : System.Text.Json.Serialization.JsonSerializerContext;
