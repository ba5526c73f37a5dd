namespace Solvimon.Client.Testing.Description;

/// <summary>A path with parameters, such as <c>/v1/customers/{idOrReference}/activate</c>.</summary>
internal sealed class PathTemplate
{
    private readonly string[] _segments;

    public PathTemplate(string text)
    {
        Text = text;
        _segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Pattern = "/" + string.Join('/', _segments.Select(segment => IsParameter(segment) ? "{}" : segment));
    }

    public string Text { get; }

    /// <summary>The path with its parameters unnamed.</summary>
    public string Pattern { get; }

    public string LastSegment => _segments[^1];

    /// <summary>
    /// Orders templates so that a literal segment is tried before a parameter: <c>/customers/search</c> is an operation of
    /// its own and not the customer "search".
    /// </summary>
    public string Precedence => string.Join('/', _segments.Select(segment => IsParameter(segment) ? "~" : segment));

    /// <summary>Matches the escaped path and gives the parameters, unescaped.</summary>
    public bool TryMatch(string[] path, out IReadOnlyDictionary<string, string> parameters)
    {
        parameters = Empty;
        if (path.Length != _segments.Length)
        {
            return false;
        }

        Dictionary<string, string>? found = null;
        for (int i = 0; i < path.Length; i++)
        {
            if (IsParameter(_segments[i]) && path[i].Length > 0)
            {
                found ??= new Dictionary<string, string>(StringComparer.Ordinal);
                found[_segments[i][1..^1]] = Uri.UnescapeDataString(path[i]);
            }
            else if (_segments[i] != path[i])
            {
                return false;
            }
        }

        parameters = found ?? Empty;
        return true;
    }

    public override string ToString() => Text;

    private static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();

    private static bool IsParameter(string segment) => segment[0] == '{';
}
