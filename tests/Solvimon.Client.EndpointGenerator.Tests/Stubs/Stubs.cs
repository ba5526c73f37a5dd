// Stand-ins for the parts of the SDK that endpoints are used with, in the shapes that the generator relies on.
// The transport sends nothing: it remembers what it was asked to send, and answers with the JSON it was given.
using System.Text;
using System.Text.Json;
using Solvimon.Client.Http;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Http
{
    internal sealed class ApiCall;

    internal sealed class ApiTransport
    {
        public string Answer { get; init; } = "{}";

        public ApiOperation? Operation { get; private set; }

        public string? Uri { get; private set; }

        public SolvimonObject? Body { get; private set; }

        public ApiCall? Call { get; private set; }

        public CancellationToken CancellationToken { get; private set; }

        public Task<T> SendAsync<T>(ApiOperation operation, string uri, SolvimonObject? body, ReadJson<T> read, ApiCall call, CancellationToken cancellationToken)
        {
            Remember(operation, uri, body, call, cancellationToken);

            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Answer));
            reader.Read();
            return Task.FromResult(read(ref reader));
        }

        public Task SendAsync(ApiOperation operation, string uri, SolvimonObject? body, ApiCall call, CancellationToken cancellationToken)
        {
            Remember(operation, uri, body, call, cancellationToken);
            return Task.CompletedTask;
        }

        public Task<Stream> OpenReadAsync(ApiOperation operation, string uri, SolvimonObject? body, ApiCall call, CancellationToken cancellationToken)
        {
            Remember(operation, uri, body, call, cancellationToken);
            return Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(Answer)));
        }

        private void Remember(ApiOperation operation, string uri, SolvimonObject? body, ApiCall call, CancellationToken cancellationToken)
            => (Operation, Uri, Body, Call, CancellationToken) = (operation, uri, body, call, cancellationToken);
    }
}

namespace Solvimon.Client
{
    /// <summary>Reads a bare array, to be a page of another kind than the other answers.</summary>
    internal sealed class Page<T>
    {
        public List<T> Data { get; } = [];

        internal static Page<T> Read(ref Utf8JsonReader reader, ReadJson<T> readItem)
        {
            var page = new Page<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                page.Data.Add(readItem(ref reader));
            }

            return page;
        }
    }
}

namespace Solvimon.Client.Models
{
    internal abstract class SolvimonObject;

    internal sealed class Widget : SolvimonObject
    {
        public string? Json { get; private init; }

        internal static Widget Read(ref Utf8JsonReader reader)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new Widget { Json = document.RootElement.GetRawText() };
        }
    }

    internal readonly struct WidgetStatus(string value) : IWireValue
    {
        public static WidgetStatus Active => new("ACTIVE");

        public string Value { get; } = value;

        internal static WidgetStatus Read(ref Utf8JsonReader reader) => new(reader.GetString()!);
    }
}
