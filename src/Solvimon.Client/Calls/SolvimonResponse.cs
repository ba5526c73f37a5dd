using System.Net;
using System.Net.Http.Headers;

namespace Solvimon.Client;

/// <summary>What is known of one HTTP answer beside its body.</summary>
public sealed class SolvimonResponse
{
    /// <summary>The method of the request.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The path of the request, with the ids and references in it, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>The headers of the answer, except for those of its content.</summary>
    public required HttpResponseHeaders Headers { get; init; }

    /// <summary>The server's id of the request (<c>reqr_…</c>, header <c>X-REQUEST-ID</c>): quote it to Solvimon's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the server answered from memory, because an earlier request with the same idempotency key had already done the work.</summary>
    public bool WasReplayed { get; init; }

    /// <summary>How many times the request has been sent so far, this answer's included.</summary>
    public int Attempts { get; init; }
}
