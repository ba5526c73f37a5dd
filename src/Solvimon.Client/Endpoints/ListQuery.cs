using Refit;

namespace Solvimon.Client.Endpoints;

/// <summary>What the queries of lists and searches have in common. A list sets only what its operation takes.</summary>
internal readonly struct ListQuery
{
    [AliasAs("limit")]
    public int? Limit { get; init; }

    [AliasAs("page")]
    public int? Page { get; init; }

    [AliasAs("order_by")]
    public string? OrderBy { get; init; }

    [AliasAs("order_direction")]
    public string? OrderDirection { get; init; }

    [AliasAs("expand[]")]
    public IReadOnlyList<string>? Expand { get; init; }
}
