using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>The public methods of a resource's client, made from its operations.</summary>
internal sealed class MethodFactory(ResourceCatalog catalog, Resource resource)
{
    public static readonly FacadeParameter Options = new("RequestOptions?", "options", "null", OperationText.OptionsText);
    public static readonly FacadeParameter Cancellation = new("CancellationToken", "cancellationToken", "default", OperationText.CancellationText);

    public IEnumerable<FacadeMethod> All()
    {
        foreach (Operation operation in resource.Operations)
        {
            yield return operation.IsFluent ? Fluent(operation) : Call(operation);
        }

        foreach (FacadeMethod method in new ReferenceMethods(catalog, resource).All())
        {
            yield return method;
        }

        foreach (FacadeMethod method in new LifecycleMethods(catalog, resource).All())
        {
            yield return method;
        }
    }

    private FacadeMethod Fluent(Operation operation)
    {
        List<FacadeParameter> path = PathOf(operation);
        List<QueryParameter> required = operation.Query.Where(query => query.IsRequired).ToList();
        FluentNames type = FluentNames.Of(resource, operation);
        string query = required.Count == 0
            ? "query: default"
            : $"new {type.Query} {{ {string.Join(", ", required.Select(item => $"{item.Name} = {(item.Values is null ? $"Argument.Text({item.ArgumentName})" : $"Argument.Text({item.ArgumentName}.Value, nameof({item.ArgumentName}))")}"))} }}";
        return new FacadeMethod
        {
            Returns = type.Interface,
            Name = operation.Name,
            Parameters = [.. path, .. required.Select(item => new FacadeParameter(item.Values?.Name ?? "string", item.ArgumentName, null, item.Doc))],
            PathParameters = path.Count,
            Summary = operation.Summary,
            SupersededBy = operation.SupersededBy,
            Remarks = OperationText.Remarks(operation),
            ReturnsDoc = operation.Shape == CallShape.Search ? "A search without conditions; its methods add them. Nothing is sent before it is enumerated." : "A list whose methods narrow it down. Nothing is sent before it is enumerated.",
            Exceptions = [.. OperationText.Exceptions(resource, operation).Where(exception => exception.Type == "ArgumentException")],
            Target = $"new {type.Class}",
            Arguments = ["_api", .. PathArguments(operation), .. operation.Shape == CallShape.Search ? ["SearchCriteria.None"] : (string[])[], "list: default", .. operation.HasOwnQuery ? [query] : (string[])[], "options: null"],
        };
    }

    private FacadeMethod Call(Operation operation)
    {
        List<FacadeParameter> path = PathOf(operation);
        bool hasBody = operation.Body.Kind != TypeKind.None;
        List<FacadeParameter> query = operation.Query.OrderByDescending(item => item.IsRequired).SelectMany(Parameters).ToList();
        List<FacadeParameter> parameters = [.. path];
        if (hasBody)
        {
            string text = OperationText.BodyText(resource, operation) ?? catalog.RequestText(resource, operation);
            parameters.Add(catalog.IsBodyOptional(operation)
                ? new FacadeParameter(operation.Body.Name + "?", "request", "null", text + " By default all of it, as it is now.")
                : new FacadeParameter(operation.Body.Name, "request", null, text));
        }

        parameters.AddRange(query);
        parameters.AddRange(operation.Headers.SelectMany(Parameters));
        parameters.Add(Options);
        parameters.Add(Cancellation);

        List<string> checks = [];
        if (catalog.Limit(operation) is { } limit)
        {
            checks.Add("ArgumentNullException.ThrowIfNull(request);");
            checks.Add($"Argument.AtMost(request.{catalog.MemberName(operation, limit.Member)}, {limit.Maximum}, nameof(request));");
        }

        return new FacadeMethod
        {
            Returns = ReturnType(operation),
            Name = operation.MethodName,
            Parameters = parameters,
            PathParameters = path.Count,
            Summary = operation.Summary,
            SupersededBy = operation.SupersededBy,
            Remarks = OperationText.Remarks(operation),
            ReturnsDoc = OperationText.ReturnsText(resource, operation) ?? catalog.ReturnsText(resource, operation),
            Exceptions = [.. OperationText.Exceptions(resource, operation), .. catalog.Limit(operation) is { } most ? [("ArgumentException", $"There are more than {most.Maximum} items.")] : Array.Empty<(string, string)>()],
            Checks = checks,
            Target = $"_api.{operation.MethodName}",
            Unwrap = operation.Answer.Kind == TypeKind.Text ? "JsonText.TextOfAsync" : null,
            Arguments =
            [
                .. PathArguments(operation),
                .. hasBody ? [catalog.IsBodyOptional(operation) ? $"request ?? new {operation.Body.Name}()" : "Argument.NotNull(request)"] : Array.Empty<string>(),
                .. operation.Query.Select(QueryArgument),
                CallArgument(operation),
            ],
        };
    }

    private List<FacadeParameter> PathOf(Operation operation) =>
        [.. Unbound(operation).Select(path => new FacadeParameter("string", path.Name, null, OperationText.PathText(resource, path)))];

    private IEnumerable<PathParameter> Unbound(Operation operation) => resource.Bound is null ? operation.Path : operation.Path.Skip(1);

    private IEnumerable<string> PathArguments(Operation operation) =>
        [.. resource.Bound is null ? [] : new[] { resource.Bound.Name }, .. Unbound(operation).Select(path => $"Argument.Id({path.Name})")];

    public static string ReturnType(Operation operation) => operation.Answer.Kind == TypeKind.None ? "Task" : $"Task<{operation.Answer.Name}>";

    private static IEnumerable<FacadeParameter> Parameters(QueryParameter query)
    {
        string name = query.ArgumentName;
        switch (query.Role, query.Form)
        {
            case (QueryRole.OrderDirection, _):
                yield return new FacadeParameter("SortDirection?", name, "null", query.Doc);
                break;
            case (_, QueryForm.Range):
                yield return new FacadeParameter("DateTimeOffset?", name + "From", "null", query.Doc + " The start; given together with the end.");
                yield return new FacadeParameter("DateTimeOffset?", name + "To", "null", query.Doc + " The end; given together with the start.");
                break;
            case (_, QueryForm.Texts):
                yield return new FacadeParameter($"IReadOnlyList<{query.Values?.Name ?? "string"}>?", name, "null", query.Doc);
                break;
            case (_, QueryForm.Text) when query.Values?.Name is { } type:
                yield return query.IsRequired ? new FacadeParameter(type, name, null, query.Doc) : new FacadeParameter(type + "?", name, "null", query.Doc);
                break;
            default:
                yield return query.IsRequired ? new FacadeParameter(query.ArgumentType, name, null, query.Doc) : new FacadeParameter(query.ArgumentType, name, "null", query.Doc);
                break;
        }
    }

    private static string QueryArgument(QueryParameter query)
    {
        string name = query.ArgumentName;
        return (query.Role, query.Form) switch
        {
            (QueryRole.OrderDirection, _) => $"{name}?.ToWire()",
            (_, QueryForm.Range) => $"DateRange.BetweenOrNull({name}From, {name}To)",
            (_, QueryForm.Timestamp) => $"DateRange.TextOrNull({name})",
            (_, QueryForm.Texts) => $"{name} is null ? null : Argument.Texts({name})",
            (_, QueryForm.Text) when query.Values is not null => query.IsRequired ? $"Argument.Text({name}.Value, nameof({name}))" : $"Argument.OptionalText({name}?.Value, nameof({name}))",
            (_, QueryForm.Text) => query.IsRequired ? $"Argument.Text({name})" : $"Argument.OptionalText({name})",
            _ => name,
        };
    }

    private string CallArgument(Operation operation) => operation.Kind switch
    {
        CallKind.Read when operation.Answer.Kind == TypeKind.File => $"ApiCall.Download({OptionsOf(operation)}, cancellationToken)",
        CallKind.Read => $"ApiCall.Read({OptionsOf(operation)}, cancellationToken)",
        CallKind.Write when operation.Method == "GET" => "ApiCall.WriteOnce(options, cancellationToken)",
        CallKind.Upsert => $"ApiCall.Upsert(options, bodyIdentifiesResource: {(catalog.IsIdentifiedByPath(operation) ? "true" : Identifies(operation))}, cancellationToken)",
        CallKind.Transition => $"ApiCall.Transition(\"{resource.Noun}\", {operation.Path[0].Name}, \"{operation.LastSegment}\", options, cancellationToken)",
        CallKind.Ingestion => IngestCall(operation, catalog.Ingestion(operation)!),
        CallKind.Anonymous => "ApiCall.Anonymous(options, cancellationToken)",
        CallKind.AnonymousRead => "ApiCall.AnonymousRead(options, cancellationToken)",
        _ => "ApiCall.Write(options, cancellationToken)",
    };

    private static string OptionsOf(Operation operation) =>
        operation.Headers.Aggregate("options", (options, header) => $"RequestOptions.WithHeader({options}, \"{header.Wire}\", {header.ArgumentName})");

    private static string Identifies(Operation operation) =>
        operation.Query.Any(query => query.Wire == "identifier_field") ? "Identifies(request, identifierField, customFieldReference)" : "Identifies(request)";

    private string IngestCall(Operation operation, Decisions.IngestionEntry ingestion) => ingestion.Events is null
        ? "ApiCall.Ingest(options, hasReference: !string.IsNullOrEmpty(request.Reference), cancellationToken)"
        : $"ApiCall.IngestMany(options, everyEventHasReference: request.{catalog.MemberName(operation, ingestion.Events)} is {{ }} events && events.All(static item => !string.IsNullOrEmpty(item?.Reference)), cancellationToken)";
}
