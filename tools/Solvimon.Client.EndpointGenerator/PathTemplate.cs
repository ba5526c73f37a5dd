using System.Text.RegularExpressions;

namespace Solvimon.Client.EndpointGenerator;

/// <summary>A path template, <c>/v1/customers/{idOrReference}/activate</c>, cut into literals and placeholders.</summary>
internal sealed class PathTemplate
{
    // A literal is made of the characters that RFC 3986 allows in a path.
    private static readonly Regex Part = new(
        @"\G(?:\{(?<placeholder>[A-Za-z_][A-Za-z0-9_]*)\}|(?<literal>(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})+))",
        RegexOptions.CultureInvariant);

    private PathTemplate(IReadOnlyList<(bool IsPlaceholder, string Text)> parts, string rest)
    {
        Parts = parts;
        Rest = rest;
    }

    public IReadOnlyList<(bool IsPlaceholder, string Text)> Parts { get; }

    /// <summary>What follows the last part that could be understood; empty if the template is well formed.</summary>
    public string Rest { get; }

    public IEnumerable<string> Placeholders => Parts.Where(static part => part.IsPlaceholder).Select(static part => part.Text);

    public static PathTemplate Parse(string path)
    {
        var parts = new List<(bool, string)>();
        int position = 0;

        for (Match match = Part.Match(path); match.Success; match = match.NextMatch())
        {
            Group placeholder = match.Groups["placeholder"];
            parts.Add((placeholder.Success, placeholder.Success ? placeholder.Value : match.Value));
            position = match.Index + match.Length;
        }

        return new PathTemplate(parts, path.Substring(position));
    }
}
