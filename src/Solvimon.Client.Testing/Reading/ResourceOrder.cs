using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary><c>order_by</c> and <c>order_direction</c>.</summary>
// Assumption (lists): Lists come newest first, also those that cannot be ordered. Searches are documented to come by `name`, ascending; those of a
// resource without a name come oldest first. Newest is what came in last, whatever `created_at` a seeded resource has.
// Assumption (lists): Where a source names the fields that a list can be ordered by, it takes those; other lists and searches take every top-level member
// of their resource. What lacks the field counts as the smallest. Texts compare by their code points.
internal sealed class ResourceOrder(ApiDescription api, MemberPaths paths)
{
    private const string CreatedAt = "created_at";

    /// <summary>What was found by a list or a search, in the order that the call asks for.</summary>
    public IEnumerable<StoredResource> Apply(Found found, SandboxCall call)
    {
        bool isSearch = call.Operation.Kind == OperationKind.Search;
        SchemaDescription schema = api.Schemas[call.Resource.Schema];
        string member = isSearch && schema.Member("name") is not null ? "name" : CreatedAt;
        bool isDescending = !isSearch;
        if (call.Operation.Query.ContainsKey("order_by"))
        {
            member = call.Query["order_by"] ?? member;
            isDescending = ReadDirection(call) ?? isDescending;
        }

        // Timestamps have whole seconds, so the order of creation settles what they cannot.
        if (member == CreatedAt)
        {
            return isDescending ? found.NewestFirst : found.OldestFirst;
        }

        bool isKnown = call.Operation.Order.Count == 0 || call.Operation.Order.Contains(member);
        string path = (isKnown ? paths.Find(call.Resource, member) : null)
            ?? throw SandboxError.InvalidField("order_by", $"A {call.Resource.ObjectType} cannot be ordered by '{member}'");
        Func<StoredResource, SortKey> key = SortKey.Reader(schema.Member(member), path, paths, api);
        return isDescending ? found.NewestFirst.OrderByDescending(key) : found.OldestFirst.OrderBy(key);
    }

    private static bool? ReadDirection(SandboxCall call) => call.Query["order_direction"]?.ToUpperInvariant() switch
    {
        null => null,
        "ASC" => false,
        "DESC" => true,
        _ => throw SandboxError.InvalidField("order_direction", "value must be asc or desc"),
    };
}
