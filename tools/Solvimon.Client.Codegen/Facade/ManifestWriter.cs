using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes the list of operations that the contract test compares with what the facade sends.</summary>
internal static class ManifestWriter
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ResourceCatalog catalog)
    {
        IEnumerable<JsonObject> lines =
            from resource in catalog.All
            from part in resource.WithNested()
            from operation in part.Operations
            select Line(resource, part, operation);
        return Array(lines);
    }

    /// <summary>An array with one element a line, so that a change shows as the lines that changed.</summary>
    public static string Array(IEnumerable<JsonObject> elements)
    {
        StringBuilder text = new("[\n");
        text.AppendJoin(",\n", elements.Select(element => "  " + element.ToJsonString(Compact)));
        return text.Append("\n]\n").ToString();
    }

    private static JsonObject Line(Resource resource, Resource part, Operation operation)
    {
        string client = part.Bound is null ? resource.Property : $"{resource.Property}[].{part.Property}";
        JsonObject line = new JsonObject
        {
            ["document"] = operation.Source.Document.Name,
            ["method"] = operation.Method,
            ["path"] = operation.Route,
            ["call"] = $"{client}.{operation.MethodName}",
        };
        if (part.Bound is null && operation.IsOnHandle)
        {
            line["handle"] = $"{client}[].{operation.MethodName}";
        }

        line["shape"] = operation.Shape.ToString().ToLowerInvariant();
        line["kind"] = operation.Kind.ToString().ToLowerInvariant();
        line["query"] = new JsonArray([.. operation.Query.Select(query => (JsonNode)query.Wire)]);
        if (operation.Headers.Count > 0)
        {
            line["headers"] = new JsonArray([.. operation.Headers.Select(header => (JsonNode)header.Wire)]);
        }

        line["body"] = operation.Body.Kind == TypeKind.None ? null : operation.Body.Name;
        line["answer"] = operation.Answer.Kind == TypeKind.None ? null : operation.Answer.Name;
        if (operation.IsFluent)
        {
            line["paging"] = operation.Paging.ToString().ToLowerInvariant();
        }

        return line;
    }
}
