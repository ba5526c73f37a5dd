using CsvHelper;

namespace BulkCustomers;

/// <summary>What became of one row.</summary>
[CsvRecord]
internal sealed partial record ImportResult
{
    /// <summary>This run created the customer.</summary>
    public const string Created = "created";

    /// <summary>An earlier request had created it, and Solvimon gave that request's answer again.</summary>
    public const string Replayed = "replayed";

    /// <summary>There was a customer with this reference already.</summary>
    public const string Exists = "exists";

    /// <summary>The customer was not created, or nobody knows; the next run tries again.</summary>
    public const string Failed = "failed";

    [CsvColumn("reference")]
    public required string Reference { get; init; }

    [CsvColumn("id")]
    public string? Id { get; init; }

    [CsvColumn("outcome")]
    public required string Outcome { get; init; }

    [CsvColumn("error")]
    public string? Error { get; init; }

    [CsvColumn("request_id")]
    public string? RequestId { get; init; }
}
