using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>
/// <c>order_by</c> and <c>order_direction</c>. Lists come newest first by default. Searches are documented to default to
/// <c>name</c>, ascending; a resource without a name is then ordered by its creation.
/// </summary>
internal sealed class ResourceOrder
{
    private const string CreatedAt = "created_at";

    private readonly string _member;
    private readonly bool _isDescending;

    private ResourceOrder(string member, bool isDescending)
    {
        _member = member;
        _isDescending = isDescending;
    }

    public static ResourceOrder ForList(SandboxCall call, SchemaDescription schema) =>
        Read(call, schema, CreatedAt, isDescending: true);

    public static ResourceOrder ForSearch(SandboxCall call, SchemaDescription schema) =>
        Read(call, schema, schema.Member("name") is null ? CreatedAt : "name", isDescending: false);

    public IEnumerable<StoredResource> Apply(IEnumerable<StoredResource> resources)
    {
        // Timestamps have whole seconds, so the order of creation settles what they cannot.
        if (_member == CreatedAt)
        {
            return _isDescending ? resources.Reverse() : resources;
        }

        return _isDescending
            ? resources.Reverse().OrderByDescending(Value, StringComparer.Ordinal)
            : resources.OrderBy(Value, StringComparer.Ordinal);
    }

    private string Value(StoredResource resource) => resource.Json.Values(_member).FirstOrDefault() ?? "";

    private static ResourceOrder Read(SandboxCall call, SchemaDescription schema, string member, bool isDescending)
    {
        if (call.Query["order_by"] is { } wanted)
        {
            // Every resource has been created at some time, whether or not its schema shows it.
            member = wanted == CreatedAt || schema.Member(wanted) is not null
                ? wanted
                : throw SandboxError.InvalidField("order_by", $"value '{wanted}' is no field of {call.Resource.ObjectType}");
        }

        if (call.Query["order_direction"] is { } direction)
        {
            isDescending = direction.ToUpperInvariant() switch
            {
                "ASC" => false,
                "DESC" => true,
                _ => throw SandboxError.InvalidField("order_direction", "value must be asc or desc"),
            };
        }

        return new ResourceOrder(member, isDescending);
    }
}
