using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Decisions;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>Whether an entry of <c>Config/lifecycles.yml</c> fits the documents.</summary>
internal static class LifecycleRules
{
    public static void Check(string key, LifecycleEntry lifecycle, Resource resource, Problems problems)
    {
        IOpenApiSchema? schema = resource.Operations[0].Source.Document.Schemas.TryGetValue(lifecycle.Schema, out IOpenApiSchema? found) ? found : null;
        List<string>? declared = StatusValues(schema);
        if (schema?.Properties?.ContainsKey("status") != true)
        {
            Add($"{lifecycle.Schema} has no status.");
        }
        else if (declared is null == (lifecycle.StatesReason is null))
        {
            Add("states_reason is needed exactly where the documents give no states.");
        }
        else if (declared is not null && !declared.ToHashSet(StringComparer.Ordinal).SetEquals(lifecycle.States))
        {
            Add($"the documents give {string.Join(", ", declared)}.");
        }

        if (lifecycle.Activation is { } activation && (resource.Find("Get") is null || resource.Find(activation switch { "verb" => "Activate", "update" => "Update", _ => "" }) is null))
        {
            Add($"it cannot be activated by '{activation}'.");
        }

        foreach (string? state in lifecycle.Fixed.SelectMany(entry => entry.In).Concat(lifecycle.Start).Except(lifecycle.States, StringComparer.Ordinal))
        {
            Add($"there is no status {state}.");
        }

        foreach (MoveEntry move in lifecycle.Moves)
        {
            bool isVerb = move.By is not ("update" or "solvimon");
            if (isVerb && !resource.Operations.Any(operation => operation.LastSegment == move.By))
            {
                Add($"there is no endpoint '{move.By}'.");
            }

            foreach (string? state in move.From.Append(move.To).Except(lifecycle.States, StringComparer.Ordinal))
            {
                Add($"there is no status {state}.");
            }
        }

        void Add(string problem) => problems.Add($"Config/lifecycles.yml: '{key}': {problem}");
    }

    /// <summary>The values of a schema's status, or null where it is plain text.</summary>
    private static List<string>? StatusValues(IOpenApiSchema? schema)
    {
        if (schema?.Properties is null || !schema.Properties.TryGetValue("status", out IOpenApiSchema? status))
        {
            return null;
        }

        IList<JsonNode>? values = (status.OneOf?.FirstOrDefault(option => option.Enum is { Count: > 0 }) ?? status).Enum;
        return values is { Count: > 0 } ? [.. values.Select(value => value!.GetValue<string>())] : null;
    }
}
