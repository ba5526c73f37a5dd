using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Solvimon.Client.TestSupport;

/// <summary>A WireMock.Net server on loopback, and clients of it. It answers 404 until it is told otherwise.</summary>
public sealed class MockServer(bool useHttps = true) : WireMockServer(new WireMockServerSettings
{
    UseSSL = useHttps,
    CertificateSettings = useHttps ? new WireMockCertificateSettings { X509Certificate = LoopbackCertificate.Instance } : null,
})
{
    public Uri BaseAddress => new UriBuilder(Url!) { Host = "127.0.0.1" }.Uri;

    /// <summary>What it was asked, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. LogEntries.Select(entry => Received(entry.RequestMessage!))];

    /// <summary>A server that answers every request with this status and JSON.</summary>
    public static MockServer Answering(int status, string json) => Answering(Json(status, json));

    /// <summary>A server that answers every request so.</summary>
    public static MockServer Answering(IResponseBuilder answer) => AnsweringInTurn(answer);

    /// <summary>A server that answers the first request with the first answer, and so on, and from then on with the last one.</summary>
    public static MockServer AnsweringInTurn(params IResponseBuilder[] answers)
    {
        MockServer server = new();
        server.AnswerInTurn(Request.Create(), answers);
        return server;
    }

    /// <inheritdoc cref="AnsweringInTurn(IResponseBuilder[])"/>
    public static MockServer AnsweringInTurn(params (int Status, string Json)[] answers) =>
        AnsweringInTurn([.. answers.Select(answer => Json(answer.Status, answer.Json))]);

    /// <summary>An answer as Solvimon gives it: JSON, with an id of the request.</summary>
    public static IResponseBuilder Json(int status, string json) => Response.Create()
        .WithStatusCode(status)
        .WithHeader("Content-Type", "application/json")
        .WithHeader("X-REQUEST-ID", "reqr_test")
        .WithBody(json);

    /// <summary>Answers these requests one after the other, as a WireMock scenario, and from then on with the last answer.</summary>
    public void AnswerInTurn(IRequestBuilder request, params IResponseBuilder[] answers)
    {
        string scenario = Guid.NewGuid().ToString();
        for (int number = 0; number < answers.Length; number++)
        {
            IRespondWithAProvider given = Given(request).InScenario(scenario);
            given = number == 0 ? given : given.WhenStateIs(number);
            given = number == answers.Length - 1 ? given : given.WillSetStateTo(number + 1);
            given.RespondWith(answers[number]);
        }
    }

    /// <summary>A client of this server, with the SDK's defaults but for what the test changes.</summary>
    public SolvimonClient CreateClient(Action<SolvimonClientOptions>? configure = null) =>
        TestClients.Create(BaseAddress, LoopbackCertificate.CreateHandler(), configure);

    private static ReceivedRequest Received(IRequestMessage request) => new(
        request.Method,
        request.Path + (string.IsNullOrEmpty(request.RawQuery) ? "" : "?" + request.RawQuery.TrimStart('?')),
        request.Headers!.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        request.BodyAsBytes ?? []);
}
