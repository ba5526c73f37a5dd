using Microsoft.CodeAnalysis;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>The HTTP method and path that an attribute such as <c>[Get("/v1/customers")]</c> gives to a method.</summary>
/// <param name="Verb">Name of the property of <c>System.Net.Http.HttpMethod</c>: <c>Get</c>.</param>
/// <param name="Path">The path template.</param>
internal sealed record HttpMethod(string Verb, string Path)
{
    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    public bool AllowsBody => Verb is not ("Get" or "Delete");

    public static IEnumerable<HttpMethod> FindAll(IMethodSymbol method)
        => from verb in Verbs
           let attribute = method.FindEndpointAttribute(verb + "Attribute")
           where attribute is not null
           select new HttpMethod(verb, attribute.TextArgument());
}
