using Solvimon.Client.Testing.Description;

namespace Solvimon.Client.Testing.Pipeline;

/// <summary>Operations that could be answered as any create is, although what they set to work would never happen.</summary>
internal static class UnmodeledOperations
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "POST /v1/bulk-actions",
        "POST /v1/files",
        "POST /v1/payments",
        "POST /v1/report-generate-requests",
        "POST /v1/reprocess",
    };

    public static bool Contains(OperationDescription operation) => Keys.Contains(operation.Key);
}
