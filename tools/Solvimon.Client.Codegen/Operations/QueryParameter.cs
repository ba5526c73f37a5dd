using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>What a query parameter is for.</summary>
internal enum QueryRole
{
    Filter,
    Limit,
    Page,
    OrderBy,
    OrderDirection,
    Expand,
}

/// <summary>How a query parameter is given in C#.</summary>
internal enum QueryForm
{
    Text,
    Texts,
    Boolean,
    Integer,

    /// <summary>From and to.</summary>
    Range,

    /// <summary>Reference and value.</summary>
    CustomField,

    Timestamp,

    /// <summary>Keys and values.</summary>
    Map,
}

/// <summary>A query parameter of an operation.</summary>
/// <param name="Wire">The name on the wire, brackets included.</param>
/// <param name="Name">The name in C#, in Pascal case.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Form">How it is given.</param>
/// <param name="IsRequired">Whether the operation cannot be called without it.</param>
/// <param name="Method">The fluent method of a list.</param>
/// <param name="Values">The value type of its values, where they are known.</param>
/// <param name="Doc">What it does, in our own words.</param>
internal sealed record QueryParameter(string Wire, string Name, QueryRole Role, QueryForm Form, bool IsRequired, string Method, TypeUse? Values, string Doc)
{
    public string ArgumentName => Naming.Camel(Name);

    /// <summary>Its type in the endpoint interface.</summary>
    public string EndpointType => Form switch
    {
        QueryForm.Boolean => "QueryFlag?",
        QueryForm.Timestamp => "string?",
        _ => ArgumentType,
    };

    /// <summary>Its type in a method of a client.</summary>
    public string ArgumentType => Form switch
    {
        QueryForm.Texts => "IReadOnlyList<string>?",
        QueryForm.Boolean => "bool?",
        QueryForm.Integer => "int?",
        QueryForm.Timestamp => "DateTimeOffset?",
        QueryForm.Map => "IReadOnlyDictionary<string, string>?",
        _ => IsRequired ? "string" : "string?",
    };
}
