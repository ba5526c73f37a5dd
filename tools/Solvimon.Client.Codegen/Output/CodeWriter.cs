using System.Text;

namespace Solvimon.Client.Codegen.Output;

/// <summary>Text with indentation. Blocks close themselves: <c>using (code.Block("class X")) { … }</c>.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>Writes a line, or several: a raw string literal keeps its own inner indentation.</summary>
    public CodeWriter Line(string text = "")
    {
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', _indent * 4).Append(line);
            }

            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes the line and an opening brace; disposing of the result writes the closing one, followed by <paramref name="end"/>.</summary>
    public IDisposable Block(string text, string end = "")
    {
        Line(text).Line("{");
        _indent++;
        return new Scope(this, "}" + end);
    }

    /// <summary>Indents what is written until the result is disposed of.</summary>
    public IDisposable Indent()
    {
        _indent++;
        return new Scope(this, null);
    }

    /// <summary>Writes a documentation comment with a summary of plain text; <c>&lt;c&gt;</c> and <c>&lt;see/&gt;</c> elements are kept.</summary>
    public CodeWriter Summary(string text) => Line($"/// <summary>{XmlText.Escape(text)}</summary>");

    /// <summary>Removes the blank line just written, if any: for the end of a block.</summary>
    public CodeWriter TrimBlankLine()
    {
        while (_text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n')
        {
            _text.Length--;
        }

        return this;
    }

    public override string ToString() => _text.ToString();

    private sealed class Scope(CodeWriter code, string? end) : IDisposable
    {
        public void Dispose()
        {
            code.TrimBlankLine();
            code._indent--;
            if (end is not null)
            {
                code.Line(end);
            }
        }
    }
}
