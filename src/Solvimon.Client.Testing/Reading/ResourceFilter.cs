using Solvimon.Client.Testing.Behaviors.Subscriptions;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>The filters of a list: every documented query parameter that leads to a member of the resource.</summary>
// Assumption (lists): Filters match exactly, and their case counts; several filters must all match, several values of one are alternatives.
internal sealed class ResourceFilter(SandboxState state, MemberPaths paths)
{
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal) { "page", "limit", "order_by", "order_direction", "expand[]" };

    public Found Apply(SandboxCall call)
    {
        Found found = new(state.Store(call.Resource).All);
        foreach ((string name, SchemaType type) in call.Operation.Query.Where(parameter => !Others.Contains(parameter.Key)))
        {
            if (call.Query.Values(name) is [_, ..] values)
            {
                found = Apply(found, call.Resource, name, type, values);
            }
        }

        return found;
    }

    private Found Apply(Found found, ResourceDescription resource, string name, SchemaType type, IReadOnlyList<string> values)
    {
        if (name == "custom_field")
        {
            return found.And(stored => values.All(value => CustomField.Matches(stored.Json, value)));
        }

        if (paths.Find(resource, name) is not { } path)
        {
            return found;
        }

        switch (type.Kind)
        {
            case SchemaTypeKind.Range:
                TimeRange range = TimeRange.Parse(name, values[0]);

                // Schedules stand in their order: the first is the start.
                return found.And(stored => paths.Values(stored, path).Take(1).Any(range.Contains));
            case SchemaTypeKind.Boolean:
                bool wanted = ReadFlag(name, values[0]);
                return found.And(stored => Flag(name, paths.Values(stored, path)) == wanted);
            default:
                found = found.And(stored => paths.Values(stored, path).Any(values.Contains));

                // The smallest of the groups is looked through, whatever the other filters are.
                return values.Count == 1 && MemberPaths.IsIndexed(path) && state.Store(resource).Having(path, values[0]) is var group
                    && group.Count < found.Candidates.Count
                        ? found with { Candidates = group }
                        : found;
        }
    }

    private static bool Flag(string name, IEnumerable<string> values) => name switch
    {
        "expired" => values.Contains("EXPIRED"),
        "only_childless_roles" => !values.Any(),
        _ => values.FirstOrDefault() == "true",
    };

    private static bool ReadFlag(string name, string value) =>
        bool.TryParse(value, out bool flag) ? flag : throw SandboxError.InvalidField(name, "value must be true or false");
}
