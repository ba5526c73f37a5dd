using Microsoft.CodeAnalysis;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>Everything that keeps an endpoint interface from being implemented, each with what to change.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor UnsupportedInterface = Error(
        "SOLV001",
        "Endpoint interface cannot be implemented",
        "'{0}' {1}; an endpoint interface is a top-level interface in a namespace, not generic, without base interfaces, and named with a leading 'I'");

    public static readonly DiagnosticDescriptor MemberWithoutHttpMethod = Error(
        "SOLV002",
        "Member has no HTTP method",
        "'{0}' is no endpoint; make it a method with [Get], [Post], [Put], [Patch] or [Delete], or move it out of the interface");

    public static readonly DiagnosticDescriptor SeveralHttpMethods = Error(
        "SOLV003",
        "Method has several HTTP methods",
        "'{0}' has several HTTP methods; keep one, and declare another method for each of the others");

    public static readonly DiagnosticDescriptor GenericMethod = Error(
        "SOLV004",
        "Endpoint method is generic",
        "'{0}' is generic; replace its type parameters with the types of the operation");

    public static readonly DiagnosticDescriptor UnsupportedReturnType = Error(
        "SOLV005",
        "Return type is not supported",
        "'{0}' returns '{1}'; return Task, Task<Stream>, Task<T>, Task<Page<T>> or Task<IReadOnlyList<T>>, where T is string or has a static T Read(ref Utf8JsonReader), and is not nullable");

    public static readonly DiagnosticDescriptor RelativePath = Error(
        "SOLV006",
        "Path does not start with '/'",
        "The path '{0}' is relative; start it with '/'");

    public static readonly DiagnosticDescriptor MalformedPath = Error(
        "SOLV007",
        "Path is malformed",
        "The path '{0}' is malformed at '{1}'; write placeholders as {{name}}, percent-escape reserved characters, and pass the query as [Query] parameters");

    public static readonly DiagnosticDescriptor PlaceholderWithoutParameter = Error(
        "SOLV008",
        "Placeholder has no parameter",
        "No parameter fills the placeholder '{0}'; add one of that name, or correct the path");

    public static readonly DiagnosticDescriptor RepeatedPlaceholder = Error(
        "SOLV009",
        "Placeholder is repeated",
        "The placeholder '{0}' occurs more than once; give each placeholder a name and a parameter of its own");

    public static readonly DiagnosticDescriptor UnsupportedPathParameter = Error(
        "SOLV010",
        "Path parameter type is not supported",
        "The path parameter '{0}' is of type '{1}'; make it a string, int, long or IWireValue struct that is not nullable");

    public static readonly DiagnosticDescriptor ParameterWithoutRole = Error(
        "SOLV011",
        "Parameter has no role",
        "The parameter '{0}' is not used by the request; mark it [Body], [Query], [Property] or [PageLink], or name it in the path");

    public static readonly DiagnosticDescriptor SeveralRoles = Error(
        "SOLV012",
        "Parameter has several roles",
        "The parameter '{0}' has several roles; keep one of [Body], [Query], [Property], [PageLink] and the placeholder in the path");

    public static readonly DiagnosticDescriptor RepeatedRole = Error(
        "SOLV013",
        "Role is taken twice",
        "The parameter '{0}' is a second {1}; a request has one, so remove the other or give this one another role");

    public static readonly DiagnosticDescriptor BodyNotAllowed = Error(
        "SOLV014",
        "Body is not allowed",
        "'{0}' is a {1} and cannot send the body '{2}'; make that parameter a [Query], or choose another HTTP method");

    public static readonly DiagnosticDescriptor UnsupportedBodyType = Error(
        "SOLV015",
        "Body type is not supported",
        "The body '{0}' is of type '{1}'; derive it from SolvimonObject");

    public static readonly DiagnosticDescriptor MissingCall = Error(
        "SOLV016",
        "Call parameter is missing",
        "'{0}' does not take the call's options; add the parameter '[Property] ApiCall call'");

    public static readonly DiagnosticDescriptor UnsupportedPropertyType = Error(
        "SOLV017",
        "Request property type is not supported",
        "The [Property] parameter '{0}' is of type '{1}'; the one request property is an ApiCall that is not nullable");

    public static readonly DiagnosticDescriptor CancellationTokenNotLast = Error(
        "SOLV018",
        "CancellationToken is not the last parameter",
        "'{0}' does not end with a CancellationToken; make 'CancellationToken cancellationToken' its last parameter");

    public static readonly DiagnosticDescriptor UnsupportedQueryType = Error(
        "SOLV019",
        "Query type is not supported",
        "The query '{0}' is of type '{1}'; use string, bool, int, long, decimal, DateTimeOffset or an IWireValue struct, a nullable or an IReadOnlyList<T> of one, IReadOnlyDictionary<string, string>, or a class whose properties are such");

    public static readonly DiagnosticDescriptor UnsupportedPageLinkType = Error(
        "SOLV020",
        "Page link is not a nullable string",
        "The [PageLink] parameter '{0}' is of type '{1}'; make it a 'string?', null for the first page");

    public static readonly DiagnosticDescriptor UnsupportedModifier = Error(
        "SOLV021",
        "Parameter is passed by reference",
        "The parameter '{0}' is passed by reference; remove its modifier");

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => new(id, title, message, "Solvimon.Endpoints", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
