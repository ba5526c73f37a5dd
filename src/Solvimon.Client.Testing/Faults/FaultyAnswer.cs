using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Faults;

/// <summary>What a fault makes of an answer.</summary>
internal static class FaultyAnswer
{
    /// <summary>The answer of a fault that keeps the request from the API.</summary>
    public static SandboxResponse Instead(SandboxFault fault) => fault.Kind switch
    {
        SandboxFaultKind.Reset => Reset,
        SandboxFaultKind.ConnectionRefused => Reset with { Delivery = Delivery.Refused },
        SandboxFaultKind.HtmlPage => HtmlPage(fault),
        SandboxFaultKind.Redirect => Redirect(fault),
        _ => Status(fault),
    };

    /// <summary>The API's answer as the fault lets it through.</summary>
    public static SandboxResponse Of(SandboxResponse response, SandboxFault fault) => fault.Kind switch
    {
        SandboxFaultKind.Delay => WithHeaders(response, fault),
        SandboxFaultKind.TruncatedBody => WithHeaders(response, fault) with
        {
            Delivery = new Delivery(DeliveryKind.Truncated, Sent: response.Body.Length / 2, IsChunked: fault.IsChunked),
        },
        SandboxFaultKind.SlowBody => WithHeaders(response, fault) with
        {
            Delivery = new Delivery(DeliveryKind.Slow, Pause: fault.Delay / Delivery.SlowChunks),
        },
        SandboxFaultKind.MalformedJson => WithHeaders(response, fault) with { Body = response.Body[..(response.Body.Length / 2)] },
        _ => Instead(fault),
    };

    private static SandboxResponse Reset { get; } = new() { StatusCode = default, Delivery = Delivery.Reset };

    private static SandboxResponse Status(SandboxFault fault)
    {
        HttpStatusCode statusCode = fault.StatusCode ?? HttpStatusCode.ServiceUnavailable;
        SandboxResponse response = new SandboxResponse
        {
            StatusCode = statusCode,
            ContentType = fault.ContentType,
            Body = fault.Body is { } body ? Encoding.UTF8.GetBytes(body) : Envelope(statusCode),
        };
        return WithHeaders(response, fault);
    }

    private static byte[] Envelope(HttpStatusCode statusCode)
    {
        bool isServerError = (int)statusCode >= 500;
        return JsonText.Write(new JsonObject
        {
            ["type"] = isServerError ? "API_ERROR" : "INVALID_REQUEST",
            ["code"] = isServerError ? "INTERNAL_ERROR" : "BAD_REQUEST",
            ["message"] = $"The sandbox was told to answer {((int)statusCode).ToString(CultureInfo.InvariantCulture)}",
        });
    }

    private static SandboxResponse HtmlPage(SandboxFault fault)
    {
        HttpStatusCode statusCode = fault.StatusCode ?? HttpStatusCode.BadGateway;
        SandboxResponse response = new SandboxResponse
        {
            StatusCode = statusCode,
            ContentType = "text/html",
            Body = Encoding.UTF8.GetBytes($"<html><head><title>{statusCode}</title></head><body><h1>{statusCode}</h1></body></html>"),
        };
        return WithHeaders(response, fault);
    }

    private static SandboxResponse Redirect(SandboxFault fault)
    {
        SandboxResponse response = SandboxCall.PlainText(fault.StatusCode ?? HttpStatusCode.Found, "");
        return WithHeaders(response, fault).WithHeader("Location", fault.Location!.AbsoluteUri);
    }

    private static SandboxResponse WithHeaders(SandboxResponse response, SandboxFault fault) =>
        response with { Headers = [.. response.Headers, .. fault.Headers] };
}
