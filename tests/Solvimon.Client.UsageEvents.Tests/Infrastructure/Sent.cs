using System.Text.Json.Nodes;
using Solvimon.Client.Testing;

namespace Solvimon.Client.UsageEvents.Tests.Infrastructure;

/// <summary>What arrived at the sandbox.</summary>
internal static class Sent
{
    public static List<JsonNode> Events(SolvimonSandbox sandbox) => [.. sandbox.GetAll("events").Select(json => JsonNode.Parse(json)!)];

    public static List<string> References(SolvimonSandbox sandbox) => [.. Events(sandbox).Select(e => (string)e["reference"]!)];

    public static int Batches(SolvimonSandbox sandbox) => sandbox.Requests.Count(request => request.Path.EndsWith("/ingest-batch", StringComparison.Ordinal));
}
