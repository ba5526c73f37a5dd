using System.Text.RegularExpressions;
using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Names;

namespace Solvimon.Client.Codegen.Documents;

/// <summary>A part of the path that varies.</summary>
/// <param name="Name">The C# name: <c>id</c>, <c>idOrReference</c>, <c>lineId</c>.</param>
internal sealed record PathParameter(string Name)
{
    /// <summary>Whether a reference is accepted too.</summary>
    public bool TakesReference => Name.EndsWith("OrReference", StringComparison.Ordinal);
}

/// <summary>From the paths of the documents to those of the SDK: <c>/v{version}/users/{resourceId}</c> is <c>/v1/users/{id}</c>.</summary>
/// <param name="decisions">Names of path parameters that are not the documents' without the word "resource".</param>
internal sealed partial class PathNames(Table<NameDecision> decisions)
{
    public string Route(string path) => Part().Replace(path.Replace("/v{version}", "/v1", StringComparison.Ordinal), match => "{" + Name(match.Groups[1].Value) + "}");

    public IReadOnlyList<PathParameter> Parameters(string path) =>
        [.. Part().Matches(path).Select(match => match.Groups[1].Value).Where(name => name != "version").Select(name => new PathParameter(Name(name)))];

    // resourceId → id, resourceIdOrReference → idOrReference, membershipResourceId → membershipId.
    private string Name(string documented) =>
        decisions.Name(documented, Naming.Camel(documented.Replace("Resource", "", StringComparison.Ordinal).Replace("resource", "", StringComparison.Ordinal)));

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Part();
}
