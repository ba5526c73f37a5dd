using System.Globalization;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>
/// The filters of a list: every documented query parameter that names a member of the resource. A filter matches exactly; case
/// counts. Parameters that name no member change what the API computes, not what it finds, and are left alone.
/// </summary>
internal sealed class ResourceFilter(ApiDescription api)
{
    public IEnumerable<StoredResource> Apply(IEnumerable<StoredResource> resources, SandboxCall call)
    {
        var schema = api.Schemas[call.Resource.Schema];
        foreach (var (name, type) in call.Operation.Query)
        {
            var values = call.Query.Values(name);
            if (values.Count > 0 && Predicate(name, type, values, schema) is { } predicate)
            {
                resources = resources.Where(predicate);
            }
        }

        return resources;
    }

    private Func<StoredResource, bool>? Predicate(string name, SchemaType type, IReadOnlyList<string> values, SchemaDescription schema)
    {
        if (name == "custom_field")
        {
            return resource => values.All(value => CustomField.Matches(resource.Json, value));
        }

        if (MemberPath(name, schema) is not { } path)
        {
            return null;
        }

        if (type.Kind == SchemaTypeKind.Range)
        {
            var (from, to) = ParseRange(name, values[0]);
            return resource => resource.Json.Values(path).Any(value => IsWithin(value, from, to));
        }

        return type.Kind == SchemaTypeKind.Boolean
            ? resource => values.Contains(resource.Json.Values(path).FirstOrDefault() ?? "false")
            : resource => resource.Json.Values(path).Any(values.Contains);
    }

    // "statuses[]" filters by "status", "processed_details_type" by "processed_details.type".
    private string? MemberPath(string name, SchemaDescription schema)
    {
        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            var plural = name[..^2];
            return new[] { plural, Without(plural, "es"), Without(plural, "s") }.FirstOrDefault(member => schema.Member(member) is not null);
        }

        if (schema.Member(name) is not null)
        {
            return name;
        }

        // An invoice is of several subscriptions, and found by any one: "pricing_plan_subscription_id" filters by "…_ids".
        if (schema.Member(name + "s") is not null)
        {
            return name + "s";
        }

        foreach (var (member, type) in schema.Members)
        {
            if (name.StartsWith(member + "_", StringComparison.Ordinal)
                && api.Schema(type) is { } nested
                && MemberPath(name[(member.Length + 1)..], nested) is { } rest)
            {
                return member + "." + rest;
            }
        }

        return null;
    }

    private static string Without(string text, string ending) =>
        text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : text;

    private static (DateTimeOffset From, DateTimeOffset To) ParseRange(string name, string value)
    {
        var ends = value.Trim('[', ']').Split(',');
        if (value.StartsWith('[') && value.EndsWith(']') && ends.Length == 2
            && TryParse(ends[0], out var from) && TryParse(ends[1], out var to))
        {
            return (from, to);
        }

        throw SandboxError.InvalidField(name, "value must be a range of timestamps: [from,to]");
    }

    private static bool IsWithin(string value, DateTimeOffset from, DateTimeOffset to) =>
        TryParse(value, out var time) && time >= from && time <= to;

    private static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
