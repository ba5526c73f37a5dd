using Microsoft.CodeAnalysis;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>Turns one endpoint method into its model. Reports everything that is wrong with it, not only the first fault.</summary>
internal sealed class MethodParser(IMethodSymbol method, List<DiagnosticInfo> diagnostics)
{
    private enum Role
    {
        None,
        Path,
        Query,
        Body,
        PageLink,
        Call,
        CancellationToken,
    }

    private readonly List<(IParameterSymbol Parameter, Role Role)> _parameters = [];
    private readonly int _faultsBefore = diagnostics.Count;

    /// <summary>Null if the method has a fault.</summary>
    public EndpointMethod? Parse()
    {
        HttpMethod http = HttpMethod.FindAll(method).First();
        var path = PathTemplate.Parse(http.Path);

        CheckSignature();
        CheckPath(http.Path, path);

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Role role = FindRole(parameter, path);
            CheckParameter(parameter, role, http);
            _parameters.Add((parameter, role));
        }

        CheckRequiredParameters();

        UriPart[] uri = [.. PathParts(path), .. QueryParts()];
        (AnswerKind answer, string? readAnswer) = ParseAnswer();

        return diagnostics.Count > _faultsBefore ? null : new EndpointMethod(
            method.Name,
            http.Verb,
            http.Path,
            TypeNames.Write(method.ReturnType),
            answer,
            readAnswer,
            new(method.Parameters.Select(static p => new EndpointParameter(TypeNames.Write(p.Type), p.Identifier()))),
            new(uri),
            Find(Role.Body)?.Identifier(),
            Find(Role.PageLink)?.Identifier(),
            Find(Role.Call)!.Identifier(),
            Find(Role.CancellationToken)!.Identifier());
    }

    private void CheckSignature()
    {
        if (HttpMethod.FindAll(method).Skip(1).Any())
        {
            Report(Diagnostics.SeveralHttpMethods, method, method.Name);
        }

        if (method.IsGenericMethod)
        {
            Report(Diagnostics.GenericMethod, method, method.Name);
        }
    }

    private void CheckPath(string text, PathTemplate path)
    {
        if (!text.StartsWith("/", StringComparison.Ordinal))
        {
            Report(Diagnostics.RelativePath, method, text);
        }

        if (path.Rest.Length > 0)
        {
            Report(Diagnostics.MalformedPath, method, text, path.Rest);
            return; // what follows the fault may hold placeholders
        }

        foreach (IGrouping<string, string> placeholder in path.Placeholders.GroupBy(static name => name))
        {
            if (placeholder.Skip(1).Any())
            {
                Report(Diagnostics.RepeatedPlaceholder, method, placeholder.Key);
            }

            if (!method.Parameters.Any(parameter => PathName(parameter) == placeholder.Key))
            {
                Report(Diagnostics.PlaceholderWithoutParameter, method, placeholder.Key);
            }
        }
    }

    private Role FindRole(IParameterSymbol parameter, PathTemplate path)
    {
        (Role Role, bool Applies)[] candidates =
        [
            (Role.Path, path.Placeholders.Contains(PathName(parameter))),
            (Role.Query, parameter.FindEndpointAttribute("QueryAttribute") is not null),
            (Role.Body, parameter.FindEndpointAttribute("BodyAttribute") is not null),
            (Role.PageLink, parameter.FindEndpointAttribute("PageLinkAttribute") is not null),
            (Role.Call, parameter.FindEndpointAttribute("PropertyAttribute") is not null),
            (Role.CancellationToken, parameter.Type.Is("System.Threading", "CancellationToken")),
        ];

        Role[] roles = [.. candidates.Where(static c => c.Applies).Select(static c => c.Role)];

        if (roles.Length == 1)
        {
            return roles[0];
        }

        Report(roles.Length == 0 ? Diagnostics.ParameterWithoutRole : Diagnostics.SeveralRoles, parameter, parameter.Name);
        return Role.None;
    }

    private void CheckParameter(IParameterSymbol parameter, Role role, HttpMethod http)
    {
        ITypeSymbol type = parameter.Type;

        if (parameter.RefKind != RefKind.None)
        {
            Report(Diagnostics.UnsupportedModifier, parameter, parameter.Name);
        }

        switch (role)
        {
            case Role.Path when !IsPathType(type):
                Report(Diagnostics.UnsupportedPathParameter, parameter, parameter.Name, TypeNames.Write(type));
                break;

            case Role.Body when !http.AllowsBody:
                Report(Diagnostics.BodyNotAllowed, parameter, method.Name, http.Verb.ToUpperInvariant(), parameter.Name);
                break;

            case Role.Body when !IsModel(type):
                Report(Diagnostics.UnsupportedBodyType, parameter, parameter.Name, TypeNames.Write(type));
                break;

            case Role.PageLink when type.SpecialType != SpecialType.System_String || !type.IsNullable():
                Report(Diagnostics.UnsupportedPageLinkType, parameter, parameter.Name, TypeNames.Write(type));
                break;

            case Role.Call when !type.Is("Solvimon.Client.Http", "ApiCall") || type.IsNullable():
                Report(Diagnostics.UnsupportedPropertyType, parameter, parameter.Name, TypeNames.Write(type));
                break;
        }

        if (role is Role.Body or Role.PageLink or Role.Call && Find(role) is not null)
        {
            string what = role switch
            {
                Role.Body => "[Body]",
                Role.PageLink => "[PageLink]",
                _ => "[Property]",
            };
            Report(Diagnostics.RepeatedRole, parameter, parameter.Name, what);
        }

        if (role == Role.CancellationToken && parameter.Ordinal < method.Parameters.Length - 1)
        {
            Report(Diagnostics.CancellationTokenNotLast, parameter, method.Name);
        }
    }

    private void CheckRequiredParameters()
    {
        if (Find(Role.Call) is null)
        {
            Report(Diagnostics.MissingCall, method, method.Name);
        }

        if (Find(Role.CancellationToken) is null)
        {
            Report(Diagnostics.CancellationTokenNotLast, method, method.Name);
        }
    }

    private IEnumerable<UriPart> PathParts(PathTemplate path)
    {
        foreach ((bool isPlaceholder, string text) in path.Parts)
        {
            if (!isPlaceholder)
            {
                yield return new UriPart.Literal(text);
            }
            else if (method.Parameters.FirstOrDefault(p => PathName(p) == text) is { } parameter)
            {
                yield return new UriPart.Segment(parameter.Identifier());
            }
        }
    }

    private IEnumerable<UriPart> QueryParts()
        => from p in _parameters
           where p.Role == Role.Query
           from part in QueryParser.Parse(
               p.Parameter,
               (name, type) => Report(Diagnostics.UnsupportedQueryType, p.Parameter, name, TypeNames.Write(type)))
           select part;

    private (AnswerKind Kind, string? ReadExpression) ParseAnswer()
    {
        if (method.ReturnType.Is("System.Threading.Tasks", "Task"))
        {
            return (AnswerKind.None, null);
        }

        if (method.ReturnType.Is("System.Threading.Tasks", "Task", arity: 1))
        {
            ITypeSymbol answer = ((INamedTypeSymbol)method.ReturnType).TypeArguments[0];

            if (answer.Is("System.IO", "Stream") && !answer.IsNullable())
            {
                return (AnswerKind.Stream, null);
            }

            if (AnswerReading.Expression(answer, reader: "reader") is { } expression)
            {
                return (AnswerKind.Json, expression);
            }
        }

        Report(Diagnostics.UnsupportedReturnType, method, method.Name, TypeNames.Write(method.ReturnType));
        return (AnswerKind.None, null);
    }

    private IParameterSymbol? Find(Role role)
        => _parameters.FirstOrDefault(p => p.Role == role).Parameter;

    private void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments)
        => diagnostics.Add(DiagnosticInfo.Create(descriptor, symbol, arguments));

    private static string PathName(IParameterSymbol parameter) => parameter.FindAlias() ?? parameter.Name;

    private static bool IsPathType(ITypeSymbol type)
        => !type.IsNullable()
            && (type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64
                || type.IsWireValue());

    private static bool IsModel(ITypeSymbol type)
    {
        for (ITypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.Is("Solvimon.Client.Models", "SolvimonObject"))
            {
                return true;
            }
        }

        return false;
    }
}
