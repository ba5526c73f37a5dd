using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Solvimon.Client.Models;
using Solvimon.Client.Tests.Contract;
using Solvimon.Client.Tests.Models;

namespace Solvimon.Client.Tests.Security;

/// <summary>
/// Drives every public operation, in success and in failure, with recognizable secrets and personal data in what is sent and in
/// what is answered, and looks for them in everything that the SDK gives out.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output) : IDisposable
{
    // In every secret and every piece of personal data; made up anew in each run.
    private static readonly string Mark = "canary" + Guid.NewGuid().ToString("N");

    // In ids, references and queries: the runtime's own HTTP telemetry shows addresses, the SDK's does not.
    private static readonly string PathMark = "trail" + Guid.NewGuid().ToString("N");

    private static readonly string Key = $"{Mark}-key";
    private static readonly string Token = $"{Mark}-token";
    private static readonly string Secret = $"{Mark}-webhook-secret";
    private static readonly string Email = $"{Mark}@example.com";
    private static readonly string Iban = $"DE89{Mark}";

    private readonly ConcurrentBag<(string Where, string Text, bool IsRuntimes)> _given = [];
    private readonly List<IDisposable> _listeners = [];

    private static readonly string Resource = $$"""
        {"id":"{{Mark}}","reference":"{{Mark}}","email":"{{Email}}","secret_key":"{{Secret}}","username":"{{Email}}","iban":"{{Iban}}","unknown":{"{{Email}}":"{{Iban}}"} }
        """;

    /// <summary>The ways to answer; each gets the operation's kind of answer.</summary>
    private static readonly (string Name, Func<HttpContext, string?, Task> Answer)[] Answers =
    [
        ("success", (context, kind) => context.WriteJsonAsync(200, Shaped(kind))),
        ("refused", (context, _) => context.WriteJsonAsync(400, $$"""{"type":"INVALID_REQUEST","code":"INVALID_FIELD","field":"email","message":"No","resource_id":"{{Mark}}","resource_type":"CUSTOMER","value":"{{Email}}"}""")),
        ("failed", (context, _) => context.WriteJsonAsync(500, $"<html>{Email} {Iban} {Key}</html>")),
        ("turned away", (context, _) => context.WriteJsonAsync(503, $$"""{"type":"API_ERROR","code":"OTHER","message":"No","request":"{{Email}}"}""")),
        ("wrong shape", (context, _) => context.WriteJsonAsync(200, $$"""{"id":{"{{Email}}":["{{Iban}}"]},"data":"{{Email}}","metadata":{"{{Email}}":7},"email":["{{Email}}"],"created_at":"{{Email}}","amount":{"quantity":"{{Iban}}","currency":"EUR"} """)),
        ("cut JSON", (context, kind) => context.WriteJsonAsync(200, Shaped(kind)[..^4])),
        ("echoed", (context, _) =>
        {
            string sent = $"{context.Request.Headers["X-API-KEY"]}{context.Request.Headers.Authorization}";
            context.Response.Headers["X-REQUEST-ID"] = $"reqr_{sent}";
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync($$"""{"type":"INVALID_REQUEST","code":"UNAUTHORISED","field":"{{sent}}","message":"The key {{sent}} ({{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(sent))}}) is not known","resource_id":"{{sent}}"}""");
        }),
        ("redirect", (context, _) =>
        {
            context.Response.Headers.Location = $"https://example.com/{Mark}";
            return context.WriteJsonAsync(302, Email);
        }),
        ("reset", (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        }),
    ];

    [Fact]
    public async Task Nothing_that_the_SDK_gives_out_holds_a_secret_or_personal_data()
    {
        Listen();
        (string? Kind, Func<HttpContext, string?, Task> Answer) current = default;
        int carried = 0;
        await using LoopbackServer server = await LoopbackServer.StartUnreadAsync(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            string sent = await reader.ReadToEndAsync() + context.Request.Headers["X-API-KEY"] + context.Request.Headers.Authorization;
            Interlocked.Add(ref carried, sent.Contains(Mark, StringComparison.Ordinal) ? 1 : 0);
            await current.Answer!(context, current.Kind);
        });
        await using ServiceProvider services = Register(server.BaseAddress, options => options.ApiKey = Key);
        await using ServiceProvider withToken = Register(server.BaseAddress, options => options.AccessToken = Token);
        OperationCaller caller = new(_ => PathMark, Marked);
        int calls = 0, exceptions = 0;

        foreach (CatalogOperation operation in CatalogOperation.All)
        {
            foreach ((string name, Func<HttpContext, string?, Task> answer) in Answers)
            {
                current = (operation.Answer, answer);
                ISolvimonClient client = (calls++ % 3 == 0 ? withToken : services).GetRequiredService<ISolvimonClient>();
                try
                {
                    Give($"result of {operation.Call}", await caller.InvokeAsync(client, operation.Call));
                }
                catch (Exception e)
                {
                    exceptions++;
                    e.Should().BeAssignableTo<SolvimonException>("{0}, {1}", operation.Call, name);
                    Give($"exception of {operation.Call}, {name}", e);
                }
            }
        }

        Give("client", services.GetRequiredService<ISolvimonClient>());
        Give("options", new SolvimonClientOptions { ApiKey = Key, AccessToken = Token });
        Give("request options", new RequestOptions { ApiKey = Key });
        Give("request", new CustomerCreateRequest { Type = CustomerType.Organization, Email = Email });
        GiveMistakes();

        output.WriteLine($"{calls} calls, {exceptions} exceptions, {carried} requests with canaries, {_given.Count} texts looked through: "
            + string.Join(", ", _given.GroupBy(given => given.Where.Split(' ')[0]).Select(group => $"{group.Count()} {group.Key}")));
        _given.Where(given => Holds(given.Text, Mark) || (!given.IsRuntimes && Holds(given.Text, PathMark)))
            .Select(given => $"{given.Where}: {given.Text}").Take(10).Should().BeEmpty();
        carried.Should().BeGreaterThan(calls / 2, "the canaries were really sent");
        foreach (string kind in new[] { "exception", "log", "span", "metric", "result", "event" })
        {
            _given.Should().Contain(given => given.Where.StartsWith(kind, StringComparison.Ordinal), "{0}s were listened to", kind);
        }
    }

    [Fact]
    public void No_type_shows_a_debugger_its_members_by_a_proxy() => // what display strings may show is in ExposureTests
        typeof(SolvimonClient).Assembly.GetTypes()
            .Where(type => type.IsPublic && type.IsDefined(typeof(DebuggerTypeProxyAttribute), inherit: false))
            .Should().BeEmpty();

    public void Dispose() => _listeners.ForEach(listener => listener.Dispose());

    /// <summary>A request with a canary in each of its texts.</summary>
    private static SolvimonObject Marked(Type type)
    {
        SolvimonObject request = new RandomModels(seed: 1, maxDepth: 1).Create(type);
        foreach (PropertyInfo text in RandomModels.MembersOf(type).Where(member => member.PropertyType == typeof(string)))
        {
            text.SetValue(request, text.Name.Contains("Secret", StringComparison.Ordinal) ? Secret : text.Name.Contains("Email", StringComparison.Ordinal) ? Email : Iban);
        }

        return request;
    }

    private static string Shaped(string? kind) => kind switch
    {
        null => "",
        "string" => $"\"{Mark}\"",
        _ when kind.StartsWith("Page<", StringComparison.Ordinal) => $$"""{"data":[{{Resource}}]}""",
        _ when kind.StartsWith("IReadOnlyList<", StringComparison.Ordinal) => $"[{Resource}]",
        _ => Resource,
    } is { Length: > 4 } text ? text : "{    }";

    private static bool Holds(string text, string mark) => text.Contains(mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the SDK refuses before it sends anything must not quote it.</summary>
    private void GiveMistakes()
    {
        Action[] mistakes =
        [
            () => _ = new RequestOptions { ApiKey = Key + "\r\nX: y" },
            () => _ = new RequestOptions { AccessToken = Token + " " },
            () => _ = new RequestOptions { IdempotencyKey = Email + "\n" },
            () => _ = new RequestOptions { PlatformId = Email + "\n" },
            () => _ = new RequestOptions { Headers = new Dictionary<string, string> { ["X-Note"] = Email + "\r\n" } },
            () => _ = new SolvimonClient(new SolvimonClientOptions { ApiKey = Key + "\n" }),
            () => _ = new SolvimonClient(new SolvimonClientOptions { ApiKey = Key, AccessToken = Token }),
            () => _ = new SolvimonClient(new SolvimonClientOptions { ApiKey = Key, BaseAddress = new Uri($"http://{Mark}:{Mark}@example.com/") }),
            () => JsonSerializer.Deserialize<Customer>($$"""{"email":{"{{Email}}":1} }""", SolvimonJson.Options),
        ];
        foreach (Action mistake in mistakes)
        {
            Give("mistake", mistake.Should().Throw<Exception>().Which);
        }
    }

    private ServiceProvider Register(Uri address, Action<SolvimonClientOptions> configure)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Logs(this)));
        services.ConfigureHttpClientDefaults(http => http.AddDefaultLogger());
        services.AddSolvimon(options =>
        {
            options.BaseAddress = address;
            options.AllowInsecureLoopback = true;
            options.MaxRetries = 1;
            options.TimeProvider = new FastClock();
            configure(options);
        });
        return services.BuildServiceProvider();
    }

    private void Give(string where, object? value)
    {
        switch (value)
        {
            case null:
                return;
            case Exception exception:
                _given.Add((where, exception.ToString(), false));
                for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
                {
                    _given.Add((where, $"{inner.Message} {string.Join(", ", inner.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"))}", false));
                }

                return;
            case string:
                // An answer that is a text is the caller's.
                return;
            case IEnumerable items:
                foreach (object item in items)
                {
                    Give(where, item);
                }

                break;
        }

        _given.Add((where, value.ToString()!, false));
    }

    private void Listen()
    {
        ActivityListener spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _given.Add((
                $"span {activity.Source.Name}",
                $"{activity.DisplayName} {activity.StatusDescription} {Texts(activity.TagObjects)} {string.Join("; ", activity.Events.Select(item => $"{item.Name} {Texts(item.Tags)}"))} {Texts(activity.Baggage.Select(item => new KeyValuePair<string, object?>(item.Key, item.Value)))}",
                activity.Source.Name != "Solvimon.Client")),
        };
        ActivitySource.AddActivityListener(spans);
        _listeners.Add(spans);

        MeterListener metrics = new() { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured(instrument, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured(instrument, tags));
        metrics.Start();
        _listeners.Add(metrics);
        _listeners.Add(new RuntimeEvents(text => _given.Add(("event of the runtime", text, true))));
    }

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _given.Add(($"metric {instrument.Name}", Texts(tags.ToArray()), instrument.Meter.Name != "Solvimon.Client"));

    private static string Texts(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(", ", tags.Select(tag => $"{tag.Key}={tag.Value}"));

    /// <summary>The runtime's own event sources for HTTP, sockets and names, with all they have to say.</summary>
    private sealed class RuntimeEvents(Action<string> give) : EventListener
    {
        // Called by the base constructor, before the field above it is set.
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution" or "Microsoft-Extensions-Logging")
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventSource.Name.StartsWith("System.Net", StringComparison.Ordinal))
            {
                give?.Invoke($"{eventData.EventName} {string.Join(", ", eventData.Payload ?? (IEnumerable<object?>)[])}");
            }
        }
    }

    private sealed class Logs(CanaryTests test) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Log(test, categoryName);

        public void Dispose()
        {
        }

        private sealed class Log(CanaryTests test, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                test._given.Add(($"log scope {category}", $"{state}", false));
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                test._given.Add((
                    $"log {category}",
                    $"{formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> values ? Texts(values) : "")}",
                    false));
        }
    }
}
