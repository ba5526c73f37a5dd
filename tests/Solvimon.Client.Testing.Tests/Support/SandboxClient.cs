using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Tests.Support;

/// <summary>A sandbox with a plain <see cref="HttpClient"/> at one of its doors.</summary>
internal sealed class SandboxClient : IAsyncDisposable
{
    private SandboxClient(SolvimonSandbox sandbox, HttpClient http)
    {
        Sandbox = sandbox;
        Http = http;
        http.DefaultRequestHeaders.Add("X-API-KEY", sandbox.ApiKey);
    }

    public SolvimonSandbox Sandbox { get; }

    public HttpClient Http { get; }

    public static async Task<SandboxClient> OpenAsync(Door door = Door.Memory, SolvimonSandboxOptions? options = null)
    {
        SolvimonSandbox sandbox = new(options);
        if (door == Door.Memory)
        {
            return InMemory(sandbox);
        }

        SolvimonSandboxServer server = await sandbox.StartAsync();
        return new SandboxClient(sandbox, new HttpClient(server.CreateHandler()) { BaseAddress = server.BaseAddress });
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string json, string? key = null) => SendAsync(HttpMethod.Post, path, json, key);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json = null, string? key = null, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using HttpResponseMessage response = await Http.SendAsync(request, cancellationToken);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Posts, and the answer must be a success.</summary>
    public async Task<Answer> CreateAsync(string path, string json)
    {
        Answer answer = await PostAsync(path, json);
        answer.ShouldSucceed();
        return answer;
    }

    public async Task<Answer> CreateCustomerAsync(string reference, string more = "")
    {
        Answer answer = await PostAsync("/v1/customers", Customer(reference, more));
        answer.Status.Should().Be(HttpStatusCode.Created);
        return answer;
    }

    public static string Customer(string reference, string more = "") =>
        $$"""{"type":"ORGANIZATION","reference":"{{reference}}","email":"billing@shop.example"{{more}}}""";

    public static SandboxClient InMemory(SolvimonSandbox sandbox) =>
        new(sandbox, new HttpClient(sandbox.CreateHandler()) { BaseAddress = sandbox.InMemoryAddress });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Sandbox.DisposeAsync();
    }
}

/// <summary>An answer, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, string? ContentType, string? RequestId, bool WasReplayed)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? this[string member] => Json[member]?.ToString();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Content.Headers.ContentType?.ToString(),
        response.Headers.TryGetValues("X-REQUEST-ID", out IEnumerable<string>? ids) ? ids.Single() : null,
        response.Headers.TryGetValues("Idempotent-Replayed", out IEnumerable<string>? replayed) && replayed.Single() == "true");

    public void ShouldSucceed() => ((int)Status).Should().BeLessThan(300, Text);

    public void ShouldBeError(HttpStatusCode status, string code, string? field = null)
    {
        Status.Should().Be(status, Text);
        this["type"].Should().Be((int)status < 500 ? "INVALID_REQUEST" : "API_ERROR");
        this["code"].Should().Be(code);
        this["field"].Should().Be(field);
        this["message"].Should().NotBeNullOrEmpty();
    }

    /// <summary>The references of a page's items, in order.</summary>
    public IEnumerable<string> References() => Json["data"]!.AsArray().Select(item => item!["reference"]!.ToString());
}
