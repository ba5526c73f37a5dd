using System.Collections;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Contract;

/// <summary>Each operation is called once through the public facade, and what arrives is held against the manifest.</summary>
public sealed partial class ContractTests(ITestOutputHelper output)
{
    private const string Id = "id_1";

    /// <summary>What to send as the text of a parameter (<c>likeThis</c>) or of a model's members (<c>LikeThis</c>), all of them; by default one fixed id.</summary>
    internal static readonly AsyncLocal<Func<string, string>?> Texts = new();

    public static TheoryData<string> Operations() => [.. Manifest().Select(Key)];

    public static TheoryData<string> OperationsOfHandles() => [.. Manifest().Where(operation => operation.TryGetProperty("handle", out _)).Select(Key)];

    [Fact]
    public void The_manifest_covers_the_documents_and_the_supplement()
    {
        List<JsonElement> operations = Manifest();

        output.WriteLine($"{operations.Count} operations.");
        operations.Should().HaveCount(438 + 4);
        operations.Select(operation => operation.GetProperty("call").GetString()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_GET_that_writes_does_not_look_like_one_that_reads()
    {
        string[] names = [.. Manifest().Where(operation => operation.GetProperty("method").GetString() == "GET" && operation.GetProperty("kind").GetString() == "write")
            .Select(operation => operation.GetProperty("call").GetString()!.Split('.')[^1])];

        names.Should().HaveCount(3).And.OnlyContain(name => name.StartsWith("Request", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_read_in_pages_is_enumerated() =>
        Manifest().Where(operation => operation.GetProperty("kind").GetString() == "read" && operation.GetProperty("query").EnumerateArray().Any(name => name.GetString() == "page"))
            .Should().NotBeEmpty().And.OnlyContain(operation => operation.GetProperty("shape").GetString() != "method");

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task The_client_sends_what_the_manifest_says(string key) => await CheckAsync(Find(key), "call");

    [Theory]
    [MemberData(nameof(OperationsOfHandles))]
    public async Task The_handle_sends_the_same(string key) => await CheckAsync(Find(key), "handle");

    private static async Task CheckAsync(JsonElement operation, string member)
    {
        Recorder recorder = new(AnswerTo(operation));
        using SolvimonClient client = new(new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, MaxRetries = 0 }, recorder);

        await InvokeAsync(client, operation.GetProperty(member).GetString()!);

        recorder.Method.Should().Be(operation.GetProperty("method").GetString());
        recorder.Path.Should().Be(Template().Replace(operation.GetProperty("path").GetString()!, Id));
        recorder.QueryNames.Should().BeEquivalentTo(operation.GetProperty("query").EnumerateArray().Select(name => name.GetString()));
        foreach (JsonElement header in operation.TryGetProperty("headers", out JsonElement headers) ? headers.EnumerateArray() : default)
        {
            recorder.HasHeader(header.GetString()!).Should().BeTrue("the operation takes {0} as a header", header);
        }

        CheckBody(recorder, operation.GetProperty("body").GetString());
        CheckHeaders(recorder, operation.GetProperty("kind").GetString()!);
    }

    private static void CheckBody(Recorder recorder, string? type)
    {
        if (recorder.Method is "GET" or "DELETE")
        {
            recorder.Body.Should().BeNull();
            return;
        }

        using JsonDocument body = JsonDocument.Parse(recorder.Body!);
        body.RootElement.ValueKind.Should().Be(JsonValueKind.Object);
        body.RootElement.EnumerateObject().Any().Should().Be(type is not null, "an operation sends a body exactly where it takes one");
    }

    private static void CheckHeaders(Recorder recorder, string kind)
    {
        bool isAnonymous = kind.StartsWith("anonymous", StringComparison.Ordinal);
        bool isWrite = kind is "write" or "upsert" or "transition" or "anonymous";
        recorder.HasHeader("X-API-KEY").Should().Be(!isAnonymous);
        recorder.HasHeader("Idempotency-Key").Should().Be(isWrite && recorder.Method != "GET", "no key guards the GETs that write");
    }

    /// <summary>Walks <c>Invoices[].Lines.AddAsync</c> and calls the method at its end, with a value for every parameter.</summary>
    internal static async Task<object?> InvokeAsync(object root, string call)
    {
        object target = root;
        string[] steps = call.Split('.');
        foreach (string step in steps[..^1])
        {
            target = Property(target, step.Replace("[]", "", StringComparison.Ordinal));
            if (step.EndsWith("[]", StringComparison.Ordinal))
            {
                target = Interface(target).GetProperty("Item")!.GetValue(target, [Id])!;
            }
        }

        // Of overloads the one with a body, which no operation of this API has twice.
        MethodInfo method = Interface(target).GetMethods().Single(candidate => candidate.Name == steps[^1]);
        object result = method.Invoke(target, Arguments(method))!;
        if (result is Task task)
        {
            await task;
            return task.GetType().GetProperty("Result")?.GetValue(task);
        }

        return await EnumerateAsync(Filtered(result, method.ReturnType));
    }

    /// <summary>Calls each of a list's fluent methods once.</summary>
    private static object Filtered(object list, Type type)
    {
        foreach (IGrouping<string, MethodInfo> overloads in type.GetMethods().Where(method => method.ReturnType == type).GroupBy(method => method.Name))
        {
            if (overloads.Key is not ("WithOptions" or "ExpandAll"))
            {
                MethodInfo method = overloads.First();
                list = method.Invoke(list, Arguments(method))!;
            }
        }

        return list;
    }

    private static async Task<object?> EnumerateAsync(object list)
    {
        MethodInfo toList = list.GetType().GetInterfaces().Single(type => type.Name == "IPagedList`1").GetMethod("ToListAsync")!;
        Task task = (Task)toList.Invoke(list, [CancellationToken.None])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    private static object?[] Arguments(MethodInfo method) => [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType, parameter.Name!))];

    private static object? Sample(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => Texts.Value?.Invoke(name) ?? Id,
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 1,
            _ when type == typeof(DateTimeOffset) => name.EndsWith("From", StringComparison.Ordinal) || name == "from" ? DateTimeOffset.UnixEpoch : DateTimeOffset.UnixEpoch.AddDays(1),
            _ when type == typeof(SortDirection) => SortDirection.Ascending,
            _ when type == typeof(RequestOptions) => null,
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["key"] = "value" },
            _ when typeof(SolvimonObject).IsAssignableFrom(type) => Model(type),
            _ when type.IsArray => List(type.GetElementType()!, name),
            _ when type.IsGenericType => List(type.GetGenericArguments()[0], name),
            _ when type.IsValueType => Activator.CreateInstance(type, "VALUE"),
            _ => throw new NotSupportedException($"{type} {name}"),
        };
    }

    private static Array List(Type item, string name)
    {
        Array list = Array.CreateInstance(item, 1);
        list.SetValue(Sample(item, name), 0);
        return list;
    }

    /// <summary>A request in which one member is set, so that its body is not empty.</summary>
    private static object Model(Type type)
    {
        object model = Activator.CreateInstance(type)!;
        PropertyInfo property = type.GetProperties().First(candidate => candidate is { CanWrite: true, Name: not "AdditionalProperties" } && IsSimple(candidate.PropertyType));
        property.SetValue(model, Sample(property.PropertyType, property.Name));
        if (Texts.Value is { } texts)
        {
            foreach (PropertyInfo text in type.GetProperties().Where(candidate => candidate.CanWrite && candidate.PropertyType == typeof(string)))
            {
                text.SetValue(model, texts(text.Name));
            }
        }

        return model;
    }

    private static bool IsSimple(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(DateTimeOffset)
            || (type.IsValueType && type.Namespace == "Solvimon.Client.Models")
            || typeof(SolvimonObject).IsAssignableFrom(type)
            || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments().Length == 1);
    }

    private static object Property(object target, string name) => Interface(target).GetProperty(name)!.GetValue(target)!;

    /// <summary>The public interface: what a caller sees.</summary>
    private static Type Interface(object target) =>
        target.GetType().GetInterfaces().Single(type => type.Name == "I" + target.GetType().Name);

    private static string AnswerTo(JsonElement operation) => operation.GetProperty("answer").GetString() switch
    {
        null => "",
        "string" => "\"done\"",
        string answer when answer.StartsWith("Page<", StringComparison.Ordinal) => """{"data":[]}""",
        string answer when answer.StartsWith("IReadOnlyList<", StringComparison.Ordinal) => "[]",
        _ => "{}",
    };

    private static string Key(JsonElement operation) => $"{operation.GetProperty("method").GetString()} {operation.GetProperty("path").GetString()}";

    private static JsonElement Find(string key) => Manifest().Single(operation => Key(operation) == key);

    internal static List<JsonElement> Manifest()
    {
        using Stream stream = typeof(ContractTests).Assembly.GetManifestResourceStream("Contract.operations.json")!;
        return [.. JsonDocument.Parse(stream).RootElement.EnumerateArray()];
    }

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Template();

    private sealed class Recorder(string answer) : HttpMessageHandler
    {
        private HttpRequestMessage? _request;

        public string Method => _request!.Method.Method;

        public string Path => _request!.RequestUri!.AbsolutePath;

        public string? Body { get; private set; }

        // field_actions[key] is one parameter, expand[] another.
        public IEnumerable<string> QueryNames => _request!.RequestUri!.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => Uri.UnescapeDataString(pair.Split('=')[0]))
            .Select(name => name.EndsWith("[]", StringComparison.Ordinal) ? name : name.Split('[')[0])
            .Distinct(StringComparer.Ordinal);

        public bool HasHeader(string name) => _request!.Headers.Contains(name);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _request.Should().BeNull("one call is one request");
            _request = request;
            Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json"), RequestMessage = request };
        }
    }
}
