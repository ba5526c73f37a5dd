using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Writing;

/// <summary>
/// Which resource a PUT means. By default the one with the body's reference, or with its id when it has no reference;
/// <c>identifier_field</c> names another member, <c>custom_field_reference</c> a custom field.
/// </summary>
// Assumption (resources): A PUT means the resource with the body's reference, or with its id where it has no reference, unless `identifier_field` or
// `custom_field_reference` says otherwise.
internal sealed class UpsertTarget(ApiDescription api, SandboxState state, ResourceWriter writer)
{
    private const string FieldActions = "field_actions";

    /// <summary>The resource to change; null when the body describes a new one.</summary>
    /// <exception cref="SandboxError">404 when the body has an id that does not exist.</exception>
    public StoredResource? Find(SandboxCall call)
    {
        JsonObject body = call.Body;
        if (call.Query["custom_field_reference"] is { } customField)
        {
            return CustomField.Value(body, customField) is { } value
                ? First(call, json => CustomField.Matches(json, customField, [value]))
                : null;
        }

        if (call.Query["identifier_field"] is null && body.Text("id") is null && body.Text("reference") is null)
        {
            return writer.Behavior(call.Resource).FindTarget(body);
        }

        string field = call.Query["identifier_field"] ?? (body.Text("reference") is null ? "id" : "reference");
        switch (field)
        {
            case "id":
                return body.Text("id") is { } id ? state.Find(call.Resource, id, acceptsReference: false) : null;
            case "reference":
                return body.Text("reference") is { } reference ? state.Store(call.Resource).ByReference(reference) : null;
            default:
                if (api.Schemas[call.Resource.Schema].Member(field) is null)
                {
                    throw SandboxError.InvalidField("identifier_field", $"value '{field}' is no field of {call.Resource.ObjectType}");
                }

                return body.Text(field) is { } wanted ? First(call, json => json.Text(field) == wanted) : null;
        }
    }

    // Assumption (resources): `field_actions[name]=IGNORE` protects a member from the change; other actions are refused, as no source names one.
    /// <summary>The members that <c>field_actions[name]=IGNORE</c> protects from the change.</summary>
    public static IReadOnlyCollection<string> IgnoredFields(SandboxCall call)
    {
        List<string> fields = new();
        foreach ((string name, string action) in call.Query.Parameters)
        {
            if (!name.StartsWith(FieldActions + "[", StringComparison.Ordinal) || !name.EndsWith(']'))
            {
                continue;
            }

            if (action != "IGNORE")
            {
                throw SandboxError.InvalidField(name, $"value '{action}' is not one of the known values");
            }

            fields.Add(name[(FieldActions.Length + 1)..^1]);
        }

        return fields;
    }

    private StoredResource? First(SandboxCall call, Predicate<JsonObject> matches) =>
        state.Store(call.Resource).All.FirstOrDefault(resource => matches(resource.Json));
}
