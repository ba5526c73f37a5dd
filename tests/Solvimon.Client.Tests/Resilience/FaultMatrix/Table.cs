using System.Text;

namespace Solvimon.Client.Tests.Resilience.FaultMatrix;

/// <summary>The table in <c>docs/resilience.md</c>.</summary>
internal static class Table
{
    public static string Of(MatrixRun run)
    {
        StringBuilder text = new();
        text.Append("| Failure, each time | The caller sees |").AppendJoin("", FailingCall.All.Select(call => $" {call.Name} |")).Append('\n');
        text.Append("|---|---|").AppendJoin("", FailingCall.All.Select(_ => ":-:|")).Append('\n');
        foreach (Failure failure in Failure.All)
        {
            List<Result> cells = [.. FailingCall.All.Select(call => run[failure, call])];
            text.Append($"| {failure.Name} | {string.Join(", ", cells.Select(cell => $"`{cell.Exception}`").Distinct())} |");
            text.AppendJoin("", cells.Select(cell => $" {cell.Attempts}{(cell.OutcomeUnknown ? " ?" : "")} |")).Append('\n');
        }

        text.Append("| *`Idempotency-Key`* | |")
            .AppendJoin("", FailingCall.All.Select(call => $" {KeyUse([.. Failure.All.Select(failure => run[failure, call])])} |")).Append('\n');
        return text.ToString();
    }

    private static string KeyUse(List<Result> all) =>
        all.TrueForAll(result => result.Key is null && result.Received.TrueForAll(request => request.Header("Idempotency-Key") is null)) ? "none"
            : all.TrueForAll(result => result.Key is not null && result.Received.TrueForAll(request => request.Header("Idempotency-Key") == result.Key)) ? "the same"
            : "mixed";
}
