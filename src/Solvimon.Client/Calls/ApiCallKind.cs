namespace Solvimon.Client.Calls;

/// <summary>What decides how a failed call may be repeated.</summary>
internal enum ApiCallKind
{
    /// <summary>Changes nothing: a GET, or a POST that only reads. Repeated freely, without idempotency key.</summary>
    Read,

    /// <summary>Changes something, guarded by an idempotency key.</summary>
    Write,

    /// <summary>Sends usage events, which have no idempotency key; their own references may guard them.</summary>
    Ingestion,
}
