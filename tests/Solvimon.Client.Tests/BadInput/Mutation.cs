using System.Text;

namespace Solvimon.Client.Tests.BadInput;

/// <summary>Changes bytes, cuts, repeats, and inserts what parsers stumble over.</summary>
internal static class Mutation
{
    public static readonly string[] JsonFragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-1", "1e999", "0.1e-400", "12.00", "99999999999999999999999999999999",
        "\"\"", "\"2024-02-30T25:61:61Z\"", "\"2024-01-01T00:00:00Z\"", "\"\\ud800\"", "\"\\u0000\"", "{}", "[]", "[[", "{\"a\":", "\uFEFF", "//", "NaN",
        "{\"\\ud800\":1}", "\"\\udc00x\":", "{\"data\":[{}],\"links\":{\"next\":1}}", " ", "\n",
    ];

    public static readonly string[] HttpFragments =
    [
        "\r\n", "\r\n\r\n", "\n", ":", " ", "\0", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/9.9 ", "Content-Length: 5\r\n", "Content-Length: 99999999999\r\n",
        "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n", "Connection: close\r\n", "Retry-After: 2.5\r\n",
        "Location: http://127.0.0.1/\r\n", "Content-Type: application/json; charset=\"utf-7\"\r\n", "Content-Disposition: attachment; filename*=UTF-8''%ff%zz\r\n", "0\r\n\r\n", "FFFFFFFF\r\n", "5;a=b\r\n",
    ];

    public static byte[] Of(Random random, ReadOnlySpan<byte> original, string[] fragments, int most = 3)
    {
        List<byte> bytes = [.. original];
        for (int i = random.Next(0, most + 1); i > 0 && bytes.Count > 0; i--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 10), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(fragments[random.Next(fragments.Length)]));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }
}
