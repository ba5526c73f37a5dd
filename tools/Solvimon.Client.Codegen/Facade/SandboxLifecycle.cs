using System.Text.Json.Nodes;
using Solvimon.Client.Codegen.Decisions;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>
/// Which moves of a lifecycle the sandbox makes. It is strict where <c>WaitForStatusAsync</c> is generous: of a verb that the guide
/// describes it makes no assumed move, unless the lifecycle says so.
/// </summary>
internal static class SandboxLifecycle
{
    public static bool Makes(LifecycleEntry lifecycle, MoveEntry move) =>
        move.By == "update" || move.Documented || move.Sandbox || !lifecycle.Moves.Any(other => other.By == move.By && other.Documented);

    /// <summary>The statuses that the body of a create may name: the initial one, and those that an update or its activation leads to from there.</summary>
    public static IEnumerable<string> Start(LifecycleEntry lifecycle) => lifecycle.Start.Count > 0
        ? lifecycle.Start
        : lifecycle.Moves.Where(move => move.By is "update" or "activate" && lifecycle.Initial is not null && move.From.Contains(lifecycle.Initial))
            .Select(move => move.To)
            .Except(["ARCHIVED"], StringComparer.Ordinal)
            .Prepend(lifecycle.Initial!)
            .Distinct();

    public static JsonObject Describe(LifecycleEntry lifecycle)
    {
        JsonObject description = new();
        if (lifecycle.Initial is not null)
        {
            description["initial"] = lifecycle.Initial;
            description["start"] = Texts(Start(lifecycle));
        }

        description["transitions"] = new JsonArray(
        [
            .. lifecycle.Moves.Where(move => move.By != "solvimon" && Makes(lifecycle, move))
                .GroupBy(move => (move.By, move.To))
                .Select(group => (JsonNode)new JsonObject
                {
                    ["verb"] = group.Key.By,
                    ["from"] = Texts(group.SelectMany(move => move.From)),
                    ["to"] = group.Key.To,
                }),
        ]);
        if (lifecycle.Fixed.Count > 0)
        {
            description["fixed"] = new JsonArray(
                [.. lifecycle.Fixed.Select(entry => (JsonNode)new JsonObject { ["in"] = Texts(entry.In), ["members"] = Texts(entry.Members) })]);
        }

        return description;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
