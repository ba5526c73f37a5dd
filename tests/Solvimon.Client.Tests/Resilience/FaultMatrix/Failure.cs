using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Solvimon.Client.Tests.Resilience.FaultMatrix;

/// <summary>A failure; without an answer the connection is reset unread, or refused.</summary>
internal sealed record Failure(string Name, Truth Truth, string Exception, Func<HttpContext, Task>? Answer = null)
{
    public bool IsRefused => Answer is null && Truth == Truth.NotDone;

    public bool IsSlow { get; init; }

    /// <summary>The wait that the server asks for is longer than the call may take.</summary>
    public bool OutlastsTheCall { get; init; }

    /// <summary>The API says by the absence of <c>Idempotency-Retryable</c> that the key would not guard a repeat.</summary>
    public bool ForbidsRepeatingWrites { get; init; }

    public static readonly Failure[] All =
    [
        new("connection refused", Truth.NotDone, "SolvimonConnectionException"),
        new("reset before the request was read", Truth.Lost, "SolvimonConnectionException"),
        new("reset after the commit, before the answer", Truth.Done, "SolvimonConnectionException", After(context => context.Abort())),
        new("attempt timeout", Truth.Done, "SolvimonTimeoutException", HangAsync) { IsSlow = true },
        new("408", Truth.Done, "SolvimonApiException", Status(408)),
        new("429, `Retry-After` in seconds", Truth.NotDone, "SolvimonRateLimitException", Status(429, ("Retry-After", _ => "2"))),
        new("429, `Retry-After` as a date", Truth.NotDone, "SolvimonRateLimitException", Status(429, ("Retry-After", clock => (clock + TimeSpan.FromSeconds(3)).ToString("R", CultureInfo.InvariantCulture)))),
        new("429 without `Retry-After`", Truth.NotDone, "SolvimonRateLimitException", Status(429)),
        new("429, `Retry-After` of a year", Truth.NotDone, "SolvimonRateLimitException", Status(429, ("Retry-After", _ => "31536000"))) { OutlastsTheCall = true },
        new("500", Truth.Done, "SolvimonServerException", Status(500)) { ForbidsRepeatingWrites = true },
        new("500 with `Idempotency-Retryable: true`", Truth.Done, "SolvimonServerException", Status(500, ("Idempotency-Retryable", _ => "true"))),
        new("502", Truth.Done, "SolvimonServerException", Status(502)),
        new("503", Truth.NotDone, "SolvimonServerException", Status(503)),
        new("504", Truth.Done, "SolvimonServerException", Status(504)),
        new("409", Truth.Refused, "SolvimonConflictException", Status(409)),
        new("422", Truth.Refused, "SolvimonValidationException", Envelope(422, "INVALID_FIELD", "email")),
        new("422 `IDEMPOTENCY_CHECK_FAILED`", Truth.StillRunning, "SolvimonApiException", Envelope(422, "IDEMPOTENCY_CHECK_FAILED", null)),
        new("truncated body", Truth.Done, "SolvimonConnectionException", TruncateAsync),
        new("slow body", Truth.Done, "SolvimonTimeoutException", SlowAsync) { IsSlow = true },
    ];

    private static Func<HttpContext, Task> After(Action<HttpContext> act) => context =>
    {
        act(context);
        return Task.CompletedTask;
    };

    private static Func<HttpContext, Task> Status(int status, params (string Name, Func<DateTimeOffset, string> Value)[] headers) => context =>
    {
        foreach ((string name, Func<DateTimeOffset, string> value) in headers)
        {
            context.Response.Headers[name] = value(DateTimeOffset.UtcNow);
        }

        return context.WriteJsonAsync(status, """{"type":"API_ERROR","code":"OTHER","message":"No"}""");
    };

    private static Func<HttpContext, Task> Envelope(int status, string code, string? field) => context =>
        context.WriteJsonAsync(status, field is null
            ? $$"""{"type":"INVALID_REQUEST","code":"{{code}}","message":"No"}"""
            : $$"""{"type":"INVALID_REQUEST","code":"{{code}}","field":"{{field}}","message":"No"}""");

    private static async Task HangAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has given up.
        }
    }

    private static async Task SlowAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"data\":");
        await context.Response.Body.FlushAsync();
        await HangAsync(context);
    }

    private static async Task TruncateAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"data\":");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}

/// <summary>What the server did, or may have done, and can a client know.</summary>
internal enum Truth
{
    /// <summary>Nothing, and the client can tell.</summary>
    NotDone,

    /// <summary>Nothing, but the client cannot tell it from a lost answer.</summary>
    Lost,

    /// <summary>Nothing, and the answer says so for good.</summary>
    Refused,

    /// <summary>An earlier request with this key is being worked on.</summary>
    StillRunning,

    /// <summary>Its work, and the client does not learn of it.</summary>
    Done,
}
