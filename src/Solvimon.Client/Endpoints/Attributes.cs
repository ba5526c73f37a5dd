namespace Solvimon.Client.Endpoints;

// The vocabulary of the endpoint interfaces. Names and meaning are Refit's; the implementations are written at
// compile time by tools/Solvimon.Client.EndpointGenerator.

/// <summary>The HTTP method and path template of an operation. <c>{name}</c> stands for the parameter of that name, percent-escaped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class HttpMethodAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

internal sealed class GetAttribute(string path) : HttpMethodAttribute(path);

internal sealed class PostAttribute(string path) : HttpMethodAttribute(path);

internal sealed class PutAttribute(string path) : HttpMethodAttribute(path);

internal sealed class PatchAttribute(string path) : HttpMethodAttribute(path);

internal sealed class DeleteAttribute(string path) : HttpMethodAttribute(path);

/// <summary>The parameter is the JSON body. A POST, PUT or PATCH without one sends <c>{}</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class BodyAttribute : Attribute;

/// <summary>The parameter goes into the query: a simple value under its own name, an object as one pair for each of its properties. Names are written in snake_case.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class QueryAttribute : Attribute;

/// <summary>The name on the wire, where it is not the name in C#.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class AliasAsAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The parameter travels with the request to the handlers, as a request property.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class PropertyAttribute : Attribute;

/// <summary>When the parameter is not null it is the link of a page, and replaces the path and the query.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class PageLinkAttribute : Attribute;
