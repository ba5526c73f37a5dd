using System.Net.Http.Headers;
using Solvimon.Client.Calls;
using Solvimon.Client.Http.Content;

namespace Solvimon.Client.Http;

/// <summary>
/// A request as it was before its first attempt. Each attempt is a request of its own: what a handler further down, the
/// caller's or the runtime's own tracing, put on the message for one attempt is not sent with the next one.
/// </summary>
internal sealed class OriginalRequest(HttpRequestMessage message, ApiCall call)
{
    private static readonly KeyValuePair<string, IEnumerable<string>>[] JsonHeaders = [new("Content-Type", ["application/json"])];

    private readonly Version _version = message.Version;
    private readonly HttpVersionPolicy _versionPolicy = message.VersionPolicy;
    private readonly HttpContent? _content = message.Content;

    // Those that were set on the HttpClient; the SDK's own are added for each attempt.
    private readonly KeyValuePair<string, IEnumerable<string>>[] _headers = Copy(message.Headers);
    private readonly KeyValuePair<string, IEnumerable<string>>[] _contentHeaders = message.Content switch
    {
        null => [],
        JsonRequestContent or EmptyObjectContent => JsonHeaders,
        var content => Copy(content.Headers),
    };

    public HttpRequestMessage Message => message;

    public ApiCall Call => call;

    public void Restore()
    {
        message.Method = call.Progress.Operation.Method;
        message.RequestUri = call.Progress.Address;
        message.Version = _version;
        message.VersionPolicy = _versionPolicy;
        message.Content = _content;
        ((IDictionary<string, object?>)message.Options).Clear();
        call.AttachTo(message);
        Restore(message.Headers, _headers);
        if (_content is not null)
        {
            Restore(_content.Headers, _contentHeaders);
        }
    }

    private static KeyValuePair<string, IEnumerable<string>>[] Copy(HttpHeaders headers) =>
        headers.NonValidated.Count == 0
            ? []
            : [.. headers.NonValidated.Select(static header => new KeyValuePair<string, IEnumerable<string>>(header.Key, [.. header.Value]))];

    private static void Restore(HttpHeaders headers, KeyValuePair<string, IEnumerable<string>>[] originals)
    {
        headers.Clear();
        foreach ((string name, IEnumerable<string> values) in originals)
        {
            headers.TryAddWithoutValidation(name, values);
        }
    }
}
