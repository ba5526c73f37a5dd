using System.IO.Compression;
using System.Text;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.BadInput;

/// <summary>HTTP answers byte for byte: of every status and framing, compressed or not, and mutated.</summary>
internal sealed class RandomAnswer(Random random)
{
    private static readonly int[] Statuses = [200, 200, 200, 200, 201, 204, 206, 302, 304, 400, 401, 404, 409, 422, 429, 500, 501, 503];

    private static readonly string[] Links =
    [
        "/v1/customers?page=2", "/v1/customers?page=3#x", "http://127.0.0.1/v1/customers?page=2", "http://xn--zca\\u0301/", "https://elsewhere.example/v1/x", "//", "http://[::1", "\\ud800", "page 2",
    ];

    public byte[] Make()
    {
        byte[] body = Body();
        bool isCompressed = random.Next(6) == 0;
        body = isCompressed ? Compress(body) : body;
        StringBuilder head = new($"HTTP/1.1 {Statuses[random.Next(Statuses.Length)]} Whatever\r\nContent-Type: application/json\r\nX-REQUEST-ID: reqr_{random.Next()}\r\n");
        head.Append(isCompressed ? "Content-Encoding: gzip\r\n" : "");
        head.Append(random.Next(10) == 0 ? $"Retry-After: {random.Next(-1, 100)}\r\n" : "");
        head.Append(random.Next(10) == 0 ? "Content-Disposition: attachment; filename=\"../a.pdf\"\r\n" : "");
        byte[] framed = random.Next(3) switch
        {
            0 => Chunked(body),
            1 => [.. "\r\n"u8, .. body],
            _ => [.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), .. body],
        };

        byte[] answer = [.. Encoding.ASCII.GetBytes(head.ToString()), .. framed];
        return random.Next(2) == 0
            ? Mutation.Of(random, answer, Mutation.HttpFragments)
            : Mutation.Of(random, answer, random.Next(2) == 0 ? Mutation.JsonFragments : Mutation.HttpFragments, most: 12);
    }

    private byte[] Body()
    {
        RandomJson json = new(random);
        return Encoding.UTF8.GetBytes(random.Next(40) switch
        {
            < 12 => $$$"""{"data":[{{{string.Join(',', Enumerable.Repeat("""{"id":"cust_1","status":"ACTIVE"}""", random.Next(4)))}}}],"links":{"next":"{{{Links[random.Next(Links.Length)]}}}"}}""",
            < 24 => json.Document(typeof(Customer)),
            < 32 => """{"type":"INVALID_REQUEST","code":"RESOURCE_ALREADY_EXISTS","message":"There is one.","field":"a.0.b"}""",
            < 36 => "<!DOCTYPE html><html></html>",
            < 37 => json.Bomb(),
            _ => "",
        });
    }

    private byte[] Chunked(byte[] body)
    {
        List<byte> framed = [.. "Transfer-Encoding: chunked\r\n\r\n"u8];
        for (int at = 0; at < body.Length;)
        {
            int length = Math.Min(random.Next(1, 5000), body.Length - at);
            string extension = random.Next(20) == 0 ? ";x=" + new string('a', random.Next(20_000)) : "";
            framed.AddRange(Encoding.ASCII.GetBytes($"{length:X}{extension}\r\n"));
            framed.AddRange(body.AsSpan(at, length));
            framed.AddRange("\r\n"u8);
            at += length;
        }

        string trailers = random.Next(10) switch
        {
            0 => "X-Trailer: " + new string('t', random.Next(70_000)) + "\r\n",
            1 => "no trailer\r\n",
            _ => "",
        };
        framed.AddRange(Encoding.ASCII.GetBytes($"0\r\n{trailers}\r\n"));
        return [.. framed];
    }

    private static byte[] Compress(byte[] body)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return stream.ToArray();
    }
}
