namespace Solvimon.Client.UsageEvents;

/// <summary>What the API said when it refused an event.</summary>
public sealed class UsageEventRejection
{
    /// <summary>The HTTP status: 400, 404, 409 or 422.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The API's error code, such as <c>RESOURCES_NOT_FOUND</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The field that is wrong, as a path within the event, such as <c>customer_reference</c>; <see langword="null"/> when the API does not say.</summary>
    public string? Field { get; init; }

    /// <summary>The server's own sentence. It may quote what was sent.</summary>
    public string? Message { get; init; }

    /// <summary>The server's id of the request, to quote to Solvimon's support.</summary>
    public string? RequestId { get; init; }
}
