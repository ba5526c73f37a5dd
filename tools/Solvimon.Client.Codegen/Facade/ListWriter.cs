using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes a fluent list or search, interface and implementation: what it has beside what all have.</summary>
internal sealed class ListWriter(ResourceCatalog catalog, Resource resource, Operation operation)
{
    private readonly FluentNames _names = FluentNames.Of(resource, operation);

    private bool IsSearch => operation.Shape == CallShape.Search;

    private string Item => operation.Answer.Item!.Name;

    public string Interface()
    {
        CodeWriter code = Start("Solvimon.Client.Models");
        List<FacadeMethod> methods = Methods().ToList();
        code.Summary($"A {(IsSearch ? "search" : "list")} of {resource.Doc.Many} as it is put together; enumerating it makes the requests, page by page.");
        code.Line(OperationText.Element("remarks", OperationText.Remarks(operation)));
        code.Superseded(resource.SupersededBy);
        string declaration = $"public interface {_names.Interface} : {string.Join(", ", BaseInterfaces())}";
        if (methods.Count == 0)
        {
            return code.Line(declaration + ";").ToString();
        }

        using (code.Block(declaration))
        {
            foreach (FacadeMethod method in methods)
            {
                method.WriteDeclaration(code);
            }
        }

        return code.ToString();
    }

    public string Class()
    {
        CodeWriter code = Start("Solvimon.Client.Calls", "Solvimon.Client.Endpoints", "Solvimon.Client.Models", "Solvimon.Client.Paging");
        code.Superseded(resource.SupersededBy);
        Layout.Wrapped(code, $"internal sealed class {_names.Class}(", Fields(), ")");
        using (code.Indent())
        {
            code.Line($": {(IsSearch ? "PagedSearch" : "PagedList")}<{Item}, {_names.Interface}>({(IsSearch ? "criteria, " : "")}list, options), {_names.Interface}");
        }

        using (code.Braces())
        {
            if (operation.Paging != Operations.Paging.Links)
            {
                code.Line($"protected override PagingMode Mode => PagingMode.{operation.Paging};").Line();
            }

            foreach (FacadeMethod method in Methods().Concat(Expand()))
            {
                method.WriteImplementation(code);
            }

            string criteria = IsSearch ? "SearchCriteria criteria, " : "";
            Layout.Arrow(code, $"protected override {_names.Interface} With({criteria}ListQuery list, RequestOptions? options)", New("criteria", "list", "query", "options")).Line();
            WriteCall(code);
            if (operation.HasOwnQuery)
            {
                Layout.Arrow(code, $"private {_names.Class} With({_names.Query} query)", New("Criteria", "List", "query", "Options")).Line();
            }
        }

        return code.ToString();
    }

    private IEnumerable<string> BaseInterfaces()
    {
        bool hasNumbers = operation.Query.Any(query => query.Role == QueryRole.Page);
        string kind = IsSearch ? "ISearch" : hasNumbers ? "INumberedList" : "IPagedList";
        yield return $"{kind}<{Item}, {_names.Interface}>";
        if (!IsSearch && IsOrdered && catalog.OrderFields(operation).Count == 0)
        {
            yield return $"IOrderable<{_names.Interface}>";
        }

        if (operation.Query.FirstOrDefault(query => query.Role == QueryRole.Expand) is { } expand)
        {
            yield return $"IExpandable<{_names.Interface}, {expand.Values?.Name ?? "string"}>";
        }
    }

    private bool IsOrdered => operation.Query.Any(query => query.Role == QueryRole.OrderBy);

    private IEnumerable<string> Fields() =>
    [
        $"I{resource.Api} api",
        .. operation.Path.Select(path => $"string {path.Name}"),
        .. IsSearch ? ["SearchCriteria criteria"] : Array.Empty<string>(),
        "ListQuery list",
        .. operation.HasOwnQuery ? [$"{_names.Query} query"] : Array.Empty<string>(),
        "RequestOptions? options",
    ];

    private string New(string criteria, string list, string query, string options)
    {
        string[] arguments =
        [
            "api",
            .. operation.Path.Select(path => path.Name),
            .. IsSearch ? [criteria] : Array.Empty<string>(),
            list,
            .. operation.HasOwnQuery ? [query] : Array.Empty<string>(),
            options,
        ];
        return $"new {_names.Class}({string.Join(", ", arguments)})";
    }

    private void WriteCall(CodeWriter code)
    {
        bool isBareArray = operation.Answer.Kind == TypeKind.List;
        string[] arguments =
        [
            .. operation.Path.Select(path => path.Name),
            .. IsSearch ? ["Criteria.ToRequest()"] : Array.Empty<string>(),
            .. operation.HasListQuery ? ["list"] : Array.Empty<string>(),
            .. operation.HasOwnQuery ? ["query"] : Array.Empty<string>(),
            "call",
        ];
        string call = $"api.{operation.EndpointName}({string.Join(", ", arguments)})";
        string result = isBareArray ? $"new Page<{Item}> {{ Data = await {call}.ConfigureAwait(false) }}" : call;
        Layout.Arrow(code, $"protected override {(isBareArray ? "async " : "")}Task<Page<{Item}>> GetPageAsync(ListQuery list, ApiCall call)", result).Line();
    }

    private IEnumerable<FacadeMethod> Methods()
    {
        foreach (QueryParameter query in operation.Query.Where(query => query is { Role: QueryRole.Filter, IsRequired: false }))
        {
            yield return Filter(query);
        }

        if (IsOrdered && catalog.OrderFields(operation).Count > 0)
        {
            yield return Method(
                "OrderBy",
                [
                    new FacadeParameter(_names.Order, "field", null, "The field to order by; a text converts, for one that the SDK does not know."),
                    new FacadeParameter("SortDirection", "direction", "SortDirection.Descending", "Descending unless said otherwise, as the API does for lists."),
                ],
                "Orders the items by a field.",
                "base.OrderBy(Argument.Text(field.Value, nameof(field)), direction)");
        }
    }

    // Its documentation is that of IExpandable.
    private IEnumerable<FacadeMethod> Expand() => operation.Query.Where(query => query.Role == QueryRole.Expand)
        .Select(query => Method("Expand", [new FacadeParameter($"params {query.Values?.Name ?? "string"}[]", "ids", null, "")], "", "Expanding(Argument.Texts(ids))"));

    private FacadeMethod Filter(QueryParameter query)
    {
        switch (query.Form)
        {
            case QueryForm.Boolean:
                bool isAddition = query.Method.StartsWith("Include", StringComparison.Ordinal);
                return Change(query, [new FacadeParameter("bool", "value", "true", isAddition ? "Whether to add them." : "<see langword=\"true\"/> for those that are, <see langword=\"false\"/> for those that are not.")], "value");
            case QueryForm.Integer:
                return Change(query, [new FacadeParameter("int", "value", null, "The value to filter by.")], "value");
            case QueryForm.Range:
                return Change(
                    query,
                    [new FacadeParameter("DateTimeOffset", "from", null, "The start of the period."), new FacadeParameter("DateTimeOffset", "to", null, "The end of the period.")],
                    "DateRange.Between(from, to)") with
                {
                    Exceptions = [("ArgumentException", "The period ends before it starts.")],
                };
            case QueryForm.CustomField:
                return Change(
                    query,
                    [new FacadeParameter("string", "reference", null, "The reference of the custom field."), new FacadeParameter("string", "value", null, "The value it must have.")],
                    "$\"{Argument.Text(reference)}:{Argument.Text(value)}\"");
            case QueryForm.Texts:
                return Change(query, [new FacadeParameter($"params {query.Values?.Name ?? "string"}[]", "values", null, "The values it may have.")], "Argument.Texts(values)");
            case var _ when query.Values is { } type:
                return Change(query, [new FacadeParameter(type.Name, "value", null, "The value to filter by.")], "Argument.Text(value.Value, nameof(value))");
            default:
                return Change(query, [new FacadeParameter("string", query.ArgumentName, null, "The value to filter by.")], $"Argument.Text({query.ArgumentName})");
        }
    }

    private FacadeMethod Change(QueryParameter query, IReadOnlyList<FacadeParameter> parameters, string value) =>
        Method(query.Method, parameters, query.Doc, $"With(query with {{ {query.Name} = {value} }})");

    private FacadeMethod Method(string name, IReadOnlyList<FacadeParameter> parameters, string summary, string result) => new()
    {
        Returns = _names.Interface,
        Name = name,
        Parameters = parameters,
        Summary = summary,
        ReturnsDoc = IsSearch ? "Another search." : "Another list.",
        Target = "",
        Arguments = [],
        Result = result,
    };

    private static CodeWriter Start(params string[] usings)
    {
        CodeWriter code = new();
        foreach (string name in usings)
        {
            code.Line($"using {name};");
        }

        return code.Line().Line("namespace Solvimon.Client;").Line();
    }
}
