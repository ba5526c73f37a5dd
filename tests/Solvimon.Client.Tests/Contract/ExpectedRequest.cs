using System.Text.Json;
using System.Text.RegularExpressions;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.Types;

namespace Solvimon.Client.Tests.Contract;

/// <summary>The one request of an operation, as a WireMock mapping asks for it.</summary>
/// <param name="operation">What the catalog says of it; with nothing else, that is what is expected.</param>
/// <param name="documented">What the documents say of it, which counts more.</param>
internal sealed partial class ExpectedRequest(CatalogOperation operation, DocumentedOperation? documented = null)
{
    // The documents give it the body of the webhook's update, but it asks for a new secret and changes nothing else.
    private const string TakesNothing = "PATCH /v1/webhooks/{id}/secret-key";

    public const string Id = "id_1";
    public const string PlatformId = "plat_1";

    public int SuccessStatus => documented?.SuccessStatus ?? 200;

    public IRequestBuilder ToRequest()
    {
        IRequestBuilder request = Request.Create()
            .UsingMethod(operation.Method)
            .WithPath(Parameter().Replace(operation.Path, Id))
            .WithParam(HasQuery)
            .WithHeader(headers => headers.ContainsKey("Accept") == (operation.Answer != "Stream"))
            .WithHeader("X-Platform-Id", PlatformId)
            .WithBody(HasBody);
        request = IsAuthenticated ? request.WithHeader("X-API-KEY", TestKeys.ApiKey) : request.WithHeader(headers => !headers.ContainsKey("X-API-KEY"));
        request = operation.HasIdempotencyKey
            ? request.WithHeader("Idempotency-Key", new RegexMatcher("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"))
            : request.WithHeader(headers => !headers.ContainsKey("Idempotency-Key"));
        return Headers.Aggregate(request, (builder, name) => builder.WithHeader(name, "*"));
    }

    /// <summary>What is wrong with a body, for the message of a test that failed.</summary>
    public string Describe(string? body) =>
        documented?.Body?.Open is { } schema && body is not null ? string.Join("; ", schema.Violations(JsonDocument.Parse(body).RootElement).Take(10)) : "";

    private bool IsAuthenticated => documented is null ? !operation.IsAnonymous : documented.Headers.Contains("X-API-KEY", StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> Headers => documented?.Headers.Where(name => name.ToUpperInvariant() is not ("X-API-KEY" or "X-PLATFORM-ID")) ?? operation.Headers ?? [];

    /// <summary>All of the query's parameters, no other, and each of its type.</summary>
    private bool HasQuery(IDictionary<string, WireMockList<string>>? query)
    {
        // field_actions[key] is one parameter, expand[] another.
        ILookup<string, string> sent = (query ?? new Dictionary<string, WireMockList<string>>())
            .SelectMany(pair => pair.Value.Select(value => (Name: Uri.UnescapeDataString(pair.Key), value)))
            .ToLookup(pair => pair.Name.EndsWith("[]", StringComparison.Ordinal) ? pair.Name : pair.Name.Split('[')[0], pair => pair.value);
        IEnumerable<string> names = documented?.Query.Keys ?? operation.Query;
        return sent.Select(parameter => parameter.Key).ToHashSet().SetEquals(names)
            && (documented is null || sent.All(parameter => parameter.All(value => IsOfType(value, documented.Query[parameter.Key]))));
    }

    private static bool IsOfType(string value, string? type) => type switch
    {
        "integer" => long.TryParse(value, out _),
        "boolean" => value is "true" or "false",
        _ => value.Length > 0,
    };

    /// <summary>A body where the method has one: an object with members exactly where the operation takes some, and only with those that the documents know.</summary>
    private bool HasBody(string? body)
    {
        if (operation.Method is "GET" or "DELETE")
        {
            return string.IsNullOrEmpty(body);
        }

        JsonElement json = JsonDocument.Parse(body!).RootElement;
        bool takesMembers = documented is null ? operation.Body is not null : documented.Body?.HasMembers == true && operation.Key != TakesNothing;
        return json.ValueKind == JsonValueKind.Object
            && json.EnumerateObject().Any() == takesMembers
            && documented?.Body?.Open.Violations(json).Any() != true;
    }

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Parameter();
}
