using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes the internal endpoint interface of a resource, which Refit implements, and the queries of its lists.</summary>
internal static class EndpointWriter
{
    public static string Write(Resource resource)
    {
        CodeWriter code = new();
        code.Line("using Refit;").Line("using Solvimon.Client.Calls;").Line("using Solvimon.Client.Models;").Line();
        code.Line("namespace Solvimon.Client.Endpoints;").Line();
        code.Summary($"The operations on {resource.Doc.Many}.");
        using (code.Block($"internal interface I{resource.Api}"))
        {
            foreach (Operation operation in resource.Operations)
            {
                code.Line($"[{Naming.Capitalized(operation.Method.ToLowerInvariant())}(\"{operation.Route}\")]");
                Layout.Wrapped(code, $"{ReturnType(operation)} {operation.EndpointName}(", Parameters(resource, operation), ");").Line();
            }
        }

        foreach (Operation operation in resource.Operations.Where(operation => operation.IsFluent && operation.HasOwnQuery))
        {
            code.Line();
            WriteQuery(code, resource, operation);
        }

        return code.ToString();
    }

    private static string ReturnType(Operation operation) => operation.Answer.Kind switch
    {
        TypeKind.None => "Task",
        _ => $"Task<{AnswerType(operation)}>",
    };

    // Refit hands a plain string over as it came, quotes and all.
    private static string AnswerType(Operation operation) => operation.Answer.Kind == TypeKind.Text ? "JsonText" : operation.Answer.Name;

    private static IEnumerable<string> Parameters(Resource resource, Operation operation)
    {
        foreach (PathParameter path in operation.Path)
        {
            yield return $"string {path.Name}";
        }

        if (operation.Body.Kind != TypeKind.None)
        {
            yield return $"[Body] {operation.Body.Name} request";
        }

        if (operation.IsFluent)
        {
            if (operation.HasListQuery)
            {
                yield return "[Query] ListQuery list";
            }

            if (operation.HasOwnQuery)
            {
                yield return $"[Query] {FluentNames.Of(resource, operation).Query} query";
            }
        }
        else
        {
            foreach (QueryParameter query in operation.Query)
            {
                yield return query.Form == QueryForm.Map
                    ? $"[QueryConverter(typeof(MapQueryConverter)), Query(\"\", \"{query.Wire}\")] {query.EndpointType} {query.ArgumentName}"
                    : $"[Query, AliasAs(\"{query.Wire}\")] {query.EndpointType} {query.ArgumentName}";
            }
        }

        // The caller's cancellation travels in the call.
        yield return "[Property(ApiCall.PropertyName)] ApiCall call";
    }

    private static void WriteQuery(CodeWriter code, Resource resource, Operation operation)
    {
        string name = FluentNames.Of(resource, operation).Query;
        code.Summary($"The query of <c>{operation.Key}</c>, but for what all lists have.");
        using (code.Block($"internal readonly struct {name}"))
        {
            foreach (QueryParameter query in operation.OwnQuery)
            {
                code.Line($"[AliasAs(\"{query.Wire}\")]");
                code.Line($"public {(query.IsRequired ? "required " : "")}{query.EndpointType} {query.Name} {{ get; init; }}").Line();
            }
        }
    }
}
