using Solvimon.Client.Codegen.Output;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Line breaks as a person would set them.</summary>
internal static class Layout
{
    private const int LongestLine = 150;

    public static bool Fits(string line) => line.Length <= LongestLine;

    /// <summary>On one line when it fits, else one item a line.</summary>
    public static CodeWriter Wrapped(CodeWriter code, string start, IEnumerable<string> items, string end)
    {
        List<string> all = items.ToList();
        string line = start + string.Join(", ", all) + end;
        if (Fits(line) || all.Count < 2)
        {
            return code.Line(line);
        }

        code.Line(start);
        using (code.Indent())
        {
            code.Line(string.Join(",\n", all) + end);
        }

        return code;
    }

    /// <summary>A member with an expression for a body, on one line when it fits.</summary>
    public static CodeWriter Arrow(CodeWriter code, string declaration, string result)
    {
        if (Fits($"{declaration} => {result};"))
        {
            return code.Line($"{declaration} => {result};");
        }

        code.Line(declaration + " =>");
        using (code.Indent())
        {
            return code.Line(result + ";");
        }
    }

    /// <summary>Hides what follows from completion and marks it as obsolete, where something better takes its place.</summary>
    public static CodeWriter Superseded(this CodeWriter code, string? by) => by is null
        ? code
        : code.Line("[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]").Line($"[Obsolete(\"Use {by}.\")]");

    /// <summary>A block in braces below a heading already written.</summary>
    public static IDisposable Braces(this CodeWriter code, string end = "")
    {
        code.Line("{");
        IDisposable indent = code.Indent();
        return new Closing(code, indent, "}" + end);
    }

    private sealed class Closing(CodeWriter code, IDisposable indent, string end) : IDisposable
    {
        public void Dispose()
        {
            indent.Dispose();
            code.Line(end);
        }
    }
}
