using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes a fluent list or search, interface and implementation.</summary>
internal sealed class ListWriter(ResourceCatalog catalog, Resource resource, Operation operation)
{
    private readonly FluentNames _names = FluentNames.Of(resource, operation);

    private bool IsSearch => operation.Shape == CallShape.Search;

    private string Item => operation.Answer.Item!.Name;

    private bool HasQuery => operation.Query.Count > 0;

    public string Interface()
    {
        var code = Start("Solvimon.Client.Models");
        var what = IsSearch ? "search" : "list";
        code.Summary($"A {what} of {resource.Doc.Many} as it is put together; enumerating it makes the requests, page by page.");
        code.Line(OperationText.Element("remarks", $"Immutable: each method gives another {what} and leaves this one as it is. The same method called again replaces what it said before{(operation.Query.Any(query => query.Role == QueryRole.Expand) ? ", but for <c>Expand</c>, which adds" : "")}{(IsSearch ? ", and for the conditions, which add up" : "")}. {OperationText.Remarks(operation)}"));
        code.Superseded(resource.SupersededBy);
        using (code.Block($"public interface {_names.Interface} : IPagedList<{Item}>"))
        {
            foreach (var method in Methods())
            {
                method.WriteDeclaration(code);
            }
        }

        return code.ToString();
    }

    public string Class()
    {
        var code = Start("Solvimon.Client.Calls", "Solvimon.Client.Endpoints", "Solvimon.Client.Models", "Solvimon.Client.Paging");
        var fields = Fields();
        code.Superseded(resource.SupersededBy);
        using (code.Block($"internal sealed class {_names.Class} : PagedList<{Item}>, {_names.Interface}"))
        {
            foreach (var (type, name) in fields)
            {
                code.Line($"private readonly {type} _{name};");
            }

            code.Line();
            Layout.Wrapped(code, $"public {_names.Class}(", fields.Select(field => $"{field.Type} {field.Name}"), ")");
            using (code.Indent())
            {
                code.Line(": base(options)");
            }

            using (code.Braces())
            {
                foreach (var (_, name) in fields)
                {
                    code.Line($"_{name} = {name};");
                }
            }

            code.Line();
            if (operation.Paging != Operations.Paging.Links)
            {
                code.Line($"protected override PagingMode Mode => PagingMode.{operation.Paging};").Line();
            }

            if (operation.Query.Any(query => query.Role == QueryRole.Page))
            {
                code.Line("protected override int? StartPage => _query.Page;").Line();
            }

            if (operation.Query.Any(query => query.Role == QueryRole.Limit))
            {
                code.Line("protected override int? Limit => _query.Limit;").Line();
            }

            foreach (var method in Methods())
            {
                method.WriteImplementation(code);
            }

            var isBareArray = operation.Answer.Kind == TypeKind.List;
            Layout.Wrapped(code, $"protected override {(isBareArray ? "async " : "")}Task<Page<{Item}>> GetPageAsync(", ["int? page", "ApiCall call"], ") =>");
            using (code.Indent())
            {
                _ = isBareArray
                    ? Layout.Wrapped(code, $"new Page<{Item}> {{ Data = await _api.{operation.EndpointName}(", CallArguments(), ").ConfigureAwait(false) };")
                    : Layout.Wrapped(code, $"_api.{operation.EndpointName}(", CallArguments(), ");");
            }

            code.Line();

            if (HasQuery)
            {
                code.Line($"private {_names.Class} With({_names.Query} query) => {New("query", "_criteria", "_options")};").Line();
            }
        }

        return code.ToString();
    }

    private List<(string Type, string Name)> Fields() =>
    [
        ($"I{resource.Api}", "api"),
        .. operation.Path.Select(path => ("string", path.Name)),
        .. HasQuery ? [(_names.Query, "query")] : Array.Empty<(string, string)>(),
        .. IsSearch ? [("SearchCriteria", "criteria")] : Array.Empty<(string, string)>(),
        ("RequestOptions?", "options"),
    ];

    private string New(string query, string criteria, string options)
    {
        List<string> arguments = ["_api", .. operation.Path.Select(path => $"_{path.Name}")];
        if (HasQuery)
        {
            arguments.Add(query);
        }

        if (IsSearch)
        {
            arguments.Add(criteria);
        }

        return $"new({string.Join(", ", [.. arguments, options])})";
    }

    private IEnumerable<string> CallArguments() =>
    [
        .. operation.Path.Select(path => $"_{path.Name}"),
        .. IsSearch ? ["_criteria.ToRequest()"] : Array.Empty<string>(),
        .. HasQuery ? [operation.Paging == Operations.Paging.Counted ? "_query with { Page = page ?? _query.Page }" : "_query"] : Array.Empty<string>(),
        "call",
    ];

    private IEnumerable<FacadeMethod> Methods()
    {
        if (IsSearch)
        {
            foreach (var condition in Conditions())
            {
                yield return condition;
            }
        }

        foreach (var query in operation.Query.Where(query => query is { Role: QueryRole.Filter, IsRequired: false }))
        {
            foreach (var filter in Filters(query))
            {
                yield return filter;
            }
        }

        if (operation.Query.FirstOrDefault(query => query.Role == QueryRole.Expand) is { } expand)
        {
            foreach (var method in Expands(expand))
            {
                yield return method;
            }
        }

        if (operation.Query.Any(query => query.Role == QueryRole.OrderBy))
        {
            foreach (var method in Orders())
            {
                yield return method;
            }
        }

        if (operation.Query.FirstOrDefault(query => query.Role == QueryRole.Limit) is { } limit)
        {
            yield return Change("PageSize", [new FacadeParameter("int", "size", null, "1 or more. The API's own default is 10 or 50, as its pages disagree; its maximum is not documented.")], "Limit = Argument.OneOrMore(size)", limit.Doc) with
            {
                Exceptions = [("ArgumentOutOfRangeException", "The size is less than 1.")],
            };
        }

        if (operation.Query.FirstOrDefault(query => query.Role == QueryRole.Page) is { } page)
        {
            yield return Change("FromPage", [new FacadeParameter("int", "page", null, "The first page to ask for, counted from 1.")], "Page = Argument.OneOrMore(page)", page.Doc) with
            {
                Exceptions = [("ArgumentOutOfRangeException", "The page is less than 1.")],
            };
        }

        yield return Result("WithOptions", [new FacadeParameter("RequestOptions", "options", null, "What the requests do differently from the client's settings; without an idempotency key.")], New("_query", "_criteria", "Argument.NotNull(options)")) with
        {
            Summary = "Gives options to each of the requests.",
            Exceptions = [("ArgumentException", "The options have an idempotency key, which cannot stand for several requests.")],
        };
    }

    private IEnumerable<FacadeMethod> Conditions()
    {
        FacadeParameter name = new("string", "name", null, "The field, as the API names it.");
        yield return Result(
            "WithSearchField",
            [
                name,
                new FacadeParameter("string", "value", null, "The text to look for."),
                new FacadeParameter("bool", "wildcardStart", "false", "Whether other text may stand before it."),
                new FacadeParameter("bool", "wildcardEnd", "false", "Whether other text may follow it."),
                new FacadeParameter("bool", "ignoreCase", "false", "Whether upper and lower case are the same."),
            ],
            New("_query", "_criteria.With(new SearchField { Name = Argument.Text(name), Value = Argument.Text(value), WildcardStart = wildcardStart, WildcardEnd = wildcardEnd, IgnoreCase = ignoreCase })", "_options")) with
        {
            Summary = "Looks for text in a field (the API's <c>search_fields</c>).",
        };
        yield return Result(
            "WithFilterField",
            [name, new FacadeParameter("string", "value", null, "The value it must have.")],
            New("_query", "_criteria.With(new FilterField { Name = Argument.Text(name), Value = Argument.Text(value) })", "_options")) with
        {
            Summary = "Keeps what has a value in a field (the API's <c>filter_fields</c>).",
        };
        yield return Result(
            "WithFilterField",
            [name, new FacadeParameter("IReadOnlyList<string>", "values", null, "The values it may have.")],
            New("_query", "_criteria.With(new FilterField { Name = Argument.Text(name), Values = Argument.Texts(values) })", "_options")) with
        {
            Summary = "Keeps what has one of several values in a field (the API's <c>filter_fields</c>).",
        };
        yield return Result(
            "WithFilterField",
            [
                name,
                new FacadeParameter("string", "reference", null, "The reference that tells several fields of that name apart, such as a custom field's."),
                new FacadeParameter("IReadOnlyList<string>", "values", null, "The values it may have."),
            ],
            New("_query", "_criteria.With(new FilterField { Name = Argument.Text(name), Reference = Argument.Text(reference), Values = Argument.Texts(values) })", "_options")) with
        {
            Summary = "Keeps what has one of several values in the field of that name and reference (the API's <c>filter_fields</c>).",
        };
        yield return Result(
            "WithSelectionRuleField",
            [name, new FacadeParameter("string", "value", null, "The value of the rule.")],
            New("_query", "_criteria.With(new SelectionRuleField { Name = Argument.Text(name), Value = Argument.Text(value) })", "_options")) with
        {
            Summary = "Adds a selection rule (the API's <c>selection_rule_fields</c>).",
        };
    }

    private IEnumerable<FacadeMethod> Filters(QueryParameter query)
    {
        var property = query.Name;
        switch (query.Form)
        {
            case QueryForm.Boolean:
                yield return Change(query.Method, [new FacadeParameter("bool", "value", "true", query.Method.StartsWith("Include", StringComparison.Ordinal) ? "Whether to add them." : "<see langword=\"true\"/> for those that are, <see langword=\"false\"/> for those that are not.")], $"{property} = value", query.Doc);
                break;
            case QueryForm.Integer:
                yield return Change(query.Method, [new FacadeParameter("int", "value", null, "The value to filter by.")], $"{property} = value", query.Doc);
                break;
            case QueryForm.Range:
                yield return Change(
                    query.Method,
                    [new FacadeParameter("DateTimeOffset", "from", null, "The start of the period."), new FacadeParameter("DateTimeOffset", "to", null, "The end of the period.")],
                    $"{property} = DateRange.Between(from, to)",
                    query.Doc) with
                {
                    Exceptions = [("ArgumentException", "The period ends before it starts.")],
                };
                break;
            case QueryForm.CustomField:
                yield return Change(
                    query.Method,
                    [new FacadeParameter("string", "reference", null, "The reference of the custom field."), new FacadeParameter("string", "value", null, "The value it must have.")],
                    $"{property} = $\"{{Argument.Text(reference)}}:{{Argument.Text(value)}}\"",
                    query.Doc);
                break;
            case QueryForm.Texts:
                if (query.Values is { } values)
                {
                    yield return Change(query.Method, [new FacadeParameter($"params {values.Name}[]", "values", null, "The values it may have.")], $"{property} = Argument.Texts(values)", query.Doc);
                }

                yield return Change(
                    query.Method,
                    [new FacadeParameter("params string[]", "values", null, query.Values is null ? "The values it may have." : "The values it may have, as the API writes them: for one newer than the SDK.")],
                    $"{property} = Argument.Texts(values)",
                    query.Doc);
                break;
            default:
                if (query.Values is { } value)
                {
                    yield return Change(query.Method, [new FacadeParameter(value.Name, "value", null, "The value to filter by.")], $"{property} = Argument.Text(value.Value, nameof(value))", query.Doc);
                }

                yield return Change(
                    query.Method,
                    [new FacadeParameter("string", query.Values is null ? query.ArgumentName : "value", null, query.Values is null ? "The value to filter by." : "The value as the API writes it: for one newer than the SDK.")],
                    $"{property} = Argument.Text({(query.Values is null ? query.ArgumentName : "value")})",
                    query.Doc);
                break;
        }
    }

    private IEnumerable<FacadeMethod> Expands(QueryParameter expand)
    {
        if (expand.Values is { } type)
        {
            yield return Change("Expand", [new FacadeParameter($"params {type.Name}[]", "ids", null, "The ids to expand.")], "Expand = [.. _query.Expand ?? [], .. Argument.Texts(ids)]", expand.Doc);
        }

        yield return Change("Expand", [new FacadeParameter("params string[]", "ids", null, "The names of the id fields, as the API writes them.")], "Expand = [.. _query.Expand ?? [], .. Argument.Texts(ids)]", expand.Doc);
        yield return Change("ExpandAll", [], "Expand = [\"ALL\"]", "Asks for the objects behind all ids that can be expanded. Solvimon's own front end does so; the API's documentation does not mention it.");
    }

    private IEnumerable<FacadeMethod> Orders()
    {
        var fallback = IsSearch ? "Ascending" : "Descending";
        FacadeParameter direction = new("SortDirection", "direction", $"SortDirection.{fallback}", IsSearch ? "Ascending unless said otherwise, as the API does for searches." : "Descending unless said otherwise, as the API does for lists.");
        const string set = "OrderBy = {0}, OrderDirection = direction.ToWire()";
        if (catalog.OrderFields(operation).Count > 0)
        {
            yield return Change("OrderBy", [new FacadeParameter(_names.Order, "field", null, "The field to order by."), direction], string.Format(System.Globalization.CultureInfo.InvariantCulture, set, "Argument.Text(field.Value, nameof(field))"), "Orders the items by a field.");
        }

        yield return Change("OrderBy", [new FacadeParameter("string", "field", null, "The field to order by, as the API names it."), direction], string.Format(System.Globalization.CultureInfo.InvariantCulture, set, "Argument.Text(field)"), "Orders the items by a field.");
    }

    private FacadeMethod Change(string name, IReadOnlyList<FacadeParameter> parameters, string change, string doc) =>
        Result(name, parameters, $"With(_query with {{ {change} }})") with { Summary = doc };

    private FacadeMethod Result(string name, IReadOnlyList<FacadeParameter> parameters, string result) => new()
    {
        Returns = _names.Interface,
        Name = name,
        Parameters = parameters,
        Summary = "",
        ReturnsDoc = IsSearch ? "Another search." : "Another list.",
        Target = "",
        Arguments = [],
        Result = result.StartsWith("new(", StringComparison.Ordinal) ? $"new {_names.Class}{result[3..]}" : result,
    };

    private static CodeWriter Start(params string[] usings)
    {
        var code = new CodeWriter();
        foreach (var name in usings)
        {
            code.Line($"using {name};");
        }

        return code.Line().Line("namespace Solvimon.Client;").Line();
    }
}
