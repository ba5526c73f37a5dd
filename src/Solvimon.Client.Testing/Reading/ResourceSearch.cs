using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>The body of a search.</summary>
// Assumption (lists): In a search one of `search_fields` must match and all of `filter_fields`. Names are dotted paths; a search field without a name looks
// everywhere. Names that the resource does not have are refused, and so are `selection_rule_fields`.
internal sealed class ResourceSearch(ApiDescription api)
{
    public Found Apply(Found found, SandboxCall call)
    {
        if (Entries(call, "selection_rule_fields").Count > 0)
        {
            throw SandboxError.InvalidField("selection_rule_fields", "The sandbox does not model selection rules");
        }

        SchemaDescription schema = api.Schemas[call.Resource.Schema];
        List<Predicate<JsonObject>> searches = Entries(call, "search_fields").Select((entry, index) => SearchField(entry, index, schema)).ToList();
        List<Predicate<JsonObject>> filters = Entries(call, "filter_fields").Select((entry, index) => FilterField(entry, index, schema)).ToList();
        return found.And(resource =>
            (searches.Count == 0 || searches.Exists(matches => matches(resource.Json)))
            && filters.TrueForAll(matches => matches(resource.Json)));
    }

    private static Predicate<JsonObject> SearchField(JsonObject entry, int index, SchemaDescription schema)
    {
        string field = $"search_fields.{index}";
        string value = entry.Text("value") ?? throw SandboxError.MissingField(field + ".value");
        StringComparison comparison = IsSet(entry, "ignore_case") ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        Predicate<string> matches = (IsSet(entry, "wildcard_start"), IsSet(entry, "wildcard_end")) switch
        {
            (true, true) => text => text.Contains(value, comparison),
            (true, false) => text => text.EndsWith(value, comparison),
            (false, true) => text => text.StartsWith(value, comparison),
            (false, false) => text => text.Equals(value, comparison),
        };

        // Without a name every text of the resource is searched.
        if (entry.Text("name") is not { } name)
        {
            return resource => resource.Leaves().Any(leaf => matches(leaf));
        }

        RequireMember(name, field, schema);
        return resource => resource.Values(name).Any(text => matches(text));
    }

    private static Predicate<JsonObject> FilterField(JsonObject entry, int index, SchemaDescription schema)
    {
        string field = $"filter_fields.{index}";
        string name = entry.Text("name") ?? throw SandboxError.MissingField(field + ".name");
        HashSet<string> values = entry["value"].Leaves().Concat(entry["values"].Leaves()).ToHashSet(StringComparer.Ordinal);
        RequireMember(name, field, schema);
        return entry.Text("reference") is { } reference
            ? resource => CustomField.Matches(resource, reference, values)
            : resource => resource.Values(name).Any(values.Contains);
    }

    private static void RequireMember(string name, string field, SchemaDescription schema)
    {
        if (schema.Member(name.Split('.')[0]) is null)
        {
            throw SandboxError.InvalidField(field + ".name", $"value '{name}' is no field of this resource");
        }
    }

    private static List<JsonObject> Entries(SandboxCall call, string name) =>
        call.Body[name] is JsonArray entries ? entries.OfType<JsonObject>().ToList() : [];

    private static bool IsSet(JsonObject entry, string name) => entry[name]?.GetValue<bool>() ?? false;
}
