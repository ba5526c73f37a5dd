using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Solvimon.Client.PublishSmoke;

/// <summary>The few answers that the program asks for, over sockets alone: a web server would be larger than all the rest of it.</summary>
internal sealed class LoopbackApi : IDisposable
{
    public const string Pdf = "%PDF-1.7 of an invoice";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackApi()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            using TcpClient connection = await _listener.AcceptTcpClientAsync();
            NetworkStream stream = connection.GetStream();
            using StreamReader reader = new(stream, Encoding.Latin1);
            string[] requestLine = (await reader.ReadLineAsync())!.Split(' ');
            int length = 0;
            bool hasKey = false;
            while (await reader.ReadLineAsync() is { Length: > 0 } header)
            {
                length = header.StartsWith("Content-Length: ", StringComparison.Ordinal) ? int.Parse(header.AsSpan(16), CultureInfo.InvariantCulture) : length;
                hasKey |= header.StartsWith("Idempotency-Key: ", StringComparison.Ordinal);
            }

            char[] body = new char[length];
            if (length > 0)
            {
                await reader.ReadBlockAsync(body);
            }

            (string status, string type, string answer) = Answer(requestLine[0], requestLine[1], new string(body), hasKey);
            byte[] bytes = Encoding.UTF8.GetBytes(answer);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status}\r\nX-REQUEST-ID: reqr_1\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(bytes);
        }
    }

    private static (string Status, string Type, string Body) Answer(string method, string target, string body, bool hasKey) => (method, target, body, hasKey) switch
    {
        ("GET", "/v1/customers", _, false) => Json(
            """{"data":[{"id":"cust_1","status":"ACTIVE","email":"zo\u00eb@example.com"}],"links":{"next":"/v1/customers?page=2"}}"""),
        ("GET", "/v1/customers?page=2", _, false) => Json("""{"data":[{"reference":"globex"}]}"""),
        ("POST", "/v1/meters", """{"reference":"requests"}""", true) => Json("""{"id":"metr_1","reference":"requests"}"""),
        ("GET", "/v1/invoices/invo_1/pdf", _, false) => ("200 OK", "application/pdf\r\nContent-Disposition: attachment; filename=invoice.pdf", Pdf),
        _ => ("404 Not Found", "application/json", """{"type":"INVALID_REQUEST","code":"RESOURCE_NOT_FOUND","message":"There is no such thing."}"""),
    };

    private static (string Status, string Type, string Body) Json(string body) => ("200 OK", "application/json", body);
}
