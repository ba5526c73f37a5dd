namespace Solvimon.Client.Testing.Messages;

/// <summary>The query of a request: repeated names keep their order, and the escaped text survives for links.</summary>
internal sealed class QueryString
{
    private readonly List<(string Name, string Value, string Escaped)> _parameters = [];

    public QueryString(string query)
    {
        foreach (string escaped in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = escaped.Split('=', 2);
            _parameters.Add((Unescape(parts[0]), parts.Length == 2 ? Unescape(parts[1]) : "", escaped));
        }
    }

    public IEnumerable<(string Name, string Value)> Parameters => _parameters.Select(parameter => (parameter.Name, parameter.Value));

    public string? this[string name] => Parameters.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value).FirstOrDefault();

    public IReadOnlyList<string> Values(string name) =>
        _parameters.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value).ToList();

    /// <summary>The same query with another page; every other parameter stays as it was sent.</summary>
    public string WithPage(int page)
    {
        IEnumerable<string> others = _parameters.Where(parameter => parameter.Name != "page").Select(parameter => parameter.Escaped);
        return string.Join('&', [.. others, $"page={page}"]);
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
