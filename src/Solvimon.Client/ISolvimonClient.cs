using System.Text.Json.Serialization.Metadata;

namespace Solvimon.Client;

/// <summary>The Solvimon billing API: one client for each resource, such as <c>solvimon.Customers</c>.</summary>
/// <remarks>Implemented by <see cref="SolvimonClient"/>; there to be substituted in tests. New members of this and of the other interfaces are not a breaking change.</remarks>
public partial interface ISolvimonClient
{
    /// <summary>
    /// Sends a request that the SDK has no method for, through the same handlers: credential, retries, errors, telemetry.
    /// GET and HEAD count as reads; everything else carries an idempotency key. Whether the operation heeds it the SDK cannot know:
    /// after a failure that leaves the outcome open, it is repeated only if the key is yours (<see cref="RequestOptions.IdempotencyKey"/>).
    /// Give none where the API takes none, as for usage events.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, beginning with <c>/v1/</c>, escaped, with a query if it has one.</param>
    /// <param name="content">The body, buffered before it is sent, or null for none. It stays the caller's.</param>
    /// <param name="options">What this call does differently.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The successful answer, its body in memory; dispose of it. Error answers are exceptions, as everywhere.</returns>
    /// <exception cref="ArgumentException">The path does not begin with a slash.</exception>
    /// <exception cref="SolvimonException">The call failed.</exception>
    Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, RequestOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a request that the SDK has no method for, and reads the answer as <typeparamref name="T"/>. The call's time, the token and the memory that an
    /// answer may become bound the reading, but for what a converter of your own reads.
    /// </summary>
    /// <typeparam name="T">A type of your own with source-generated metadata, or one of the SDK's with metadata from <c>SolvimonJson.Options</c>.</typeparam>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, beginning with <c>/v1/</c>, escaped, with a query if it has one.</param>
    /// <param name="answerType">How the answer is read.</param>
    /// <param name="content">The body, buffered before it is sent, or null for none. It stays the caller's.</param>
    /// <param name="options">What this call does differently.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash.</exception>
    /// <exception cref="SolvimonException">The call failed.</exception>
    Task<T?> SendAsync<T>(HttpMethod method, string path, JsonTypeInfo<T> answerType, HttpContent? content = null, RequestOptions? options = null, CancellationToken cancellationToken = default);
}
