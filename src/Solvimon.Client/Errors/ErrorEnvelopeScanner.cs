using System.Globalization;
using System.Text;

namespace Solvimon.Client.Errors;

/// <summary>
/// Finds the error objects in a text that should be JSON. No parser: what is cut, misplaced or half a character is passed
/// over, so that what is left can still be read.
/// </summary>
internal ref struct ErrorEnvelopeScanner
{
    private const int LongestDepth = 32;

    private readonly ReadOnlySpan<char> _text;
    private readonly List<Found> _found = [];
    private readonly Stack<Found?> _open = new();
    private int _position;
    private string? _name;

    private ErrorEnvelopeScanner(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The objects in the order in which they begin.</summary>
    public static IReadOnlyList<Found> Scan(string text)
    {
        ErrorEnvelopeScanner scanner = new(text);
        while (scanner._position < text.Length && scanner._open.Count <= LongestDepth)
        {
            scanner.Step();
        }

        return scanner._found;
    }

    private void Step()
    {
        switch (_text[_position++])
        {
            case '{':
                Found found = new(_open.Count + 1, _name ?? ParentName());
                _found.Add(found);
                _open.Push(found);
                _name = null;
                break;
            case '[':
                // The items of a list are named as the list is.
                _open.Push(new Found(_open.Count + 1, _name) { IsList = true });
                _name = null;
                break;
            case '}' or ']':
                _open.TryPop(out _);
                _name = null;
                break;
            case '"':
                string text = ReadText();
                if (IsBeforeColon())
                {
                    _name = text;
                    Current?.NoteMember(text);
                }
                else
                {
                    Current?.Assign(_name, text);
                    _name = null;
                }

                break;
            case ',':
                _name = null;
                break;
        }
    }

    private readonly Found? Current => _open.TryPeek(out Found? found) ? found : null;

    private readonly string? ParentName() => Current is { IsList: true } list ? list.Parent : null;

    private bool IsBeforeColon()
    {
        ReadOnlySpan<char> rest = _text[_position..].TrimStart();
        if (!rest.StartsWith(":"))
        {
            return false;
        }

        _position = _text.Length - rest.Length + 1;
        return true;
    }

    /// <summary>A text up to its closing quote, or to the end of what came.</summary>
    private string ReadText()
    {
        StringBuilder text = new();
        while (_position < _text.Length && _text[_position] is var character && character != '"')
        {
            _position++;
            text.Append(character == '\\' && _position < _text.Length ? ReadEscaped() : character);
        }

        _position = Math.Min(_position + 1, _text.Length);
        return Repaired(text.ToString());
    }

    private char ReadEscaped()
    {
        char escaped = _text[_position++];
        switch (escaped)
        {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'b' or 'f':
                return ' ';
            case 'u' when _position + 4 <= _text.Length
                && ushort.TryParse(_text.Slice(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                _position += 4;
                return (char)code;
            default:
                return escaped;
        }
    }

    // Half a surrogate pair becomes U+FFFD.
    private static string Repaired(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>An object, and what it says of an error.</summary>
    internal sealed class Found(int depth, string? parent)
    {
        public int Depth { get; } = depth;

        /// <summary>The member that the object is the value of, or an item of.</summary>
        public string? Parent { get; } = parent;

        public bool IsList { get; init; }

        /// <summary>Whether the object is a resource, or a page of them: those may tell of errors, and are none.</summary>
        public bool IsResource { get; private set; }

        public ErrorEnvelope Envelope { get; private set; }

        public void NoteMember(string name) => IsResource |= name is "id" or "object_type" or "data";

        public void Assign(string? name, string value) => Envelope = name switch
        {
            "type" => Envelope with { Type = value },
            "code" => Envelope with { Code = value },
            "field" => Envelope with { Field = value },
            "message" => Envelope with { Message = value },
            "resource_id" => Envelope with { ResourceId = value },
            "resource_type" => Envelope with { ResourceType = value },
            _ => Envelope,
        };
    }
}
