using Solvimon.Client.Codegen.Output;

namespace Solvimon.Client.Codegen.Models;

/// <summary>A value type over the wire's text, as it is written.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Summary">What it stands for.</param>
/// <param name="Values">The known values: the text, the name, what it means.</param>
/// <param name="IsInModels">Whether models hold it, and so read it; otherwise it is only sent, as a part of a query.</param>
internal sealed record Enumeration(string Name, string Summary, IReadOnlyList<(string Value, string Name, string Doc)> Values, bool IsInModels);

/// <summary>Writes an enumeration: a value type over the wire's text.</summary>
internal sealed class EnumerationWriter(Enumeration type)
{
    // From this many values of one length on, a sorted table is smaller than a switch, and nothing is compiled for it at run time.
    private const int TableSize = 100;

    private readonly CodeWriter _code = new();

    public string Write()
    {
        string name = type.Name;
        bool isTable = type.Values.Count >= TableSize && type.Values.All(value => value.Value.Length == type.Values[0].Value.Length);

        _code.Line("using System.ComponentModel;").Line("using System.Diagnostics.CodeAnalysis;");
        if (type.IsInModels)
        {
            _code.Line("using System.Text.Json;");
        }

        _code.Line("using System.Text.Json.Serialization;").Line("using Solvimon.Client.Json;").Line();
        _code.Line($"namespace Solvimon.Client{(type.IsInModels ? ".Models" : "")};").Line();
        _code.Summary(type.Summary);
        _code.Line("/// <remarks>The API may know more values than these: an unknown one is kept, compared and sent back unchanged.</remarks>");
        _code.Line($"[JsonConverter(typeof(JsonValueConverter<{name}>))]").Line($"[TypeConverter(typeof(JsonValueTypeConverter<{name}>))]");
        using (_code.Block($"public readonly record struct {name} : IParsable<{name}>, IWireValue"))
        {
            if (isTable)
            {
                WriteTable();
            }

            _code.Line("private readonly string? _value;").Line();
            _code.Line("/// <summary>Makes a value of the API's own text, known or not.</summary>");
            _code.Line($"public {name}(string value) => _value = OpenText.Of(value);");
            foreach ((string value, string member, string doc) in type.Values)
            {
                _code.Line().Summary(doc);
                _code.Line($"public static {name} {member} => new({(isTable ? $"Known[\"{value}\"u8]" : $"\"{value}\"")});");
            }

            _code.Line().Line(
                $$"""
                /// <summary>The text as it stands in JSON.</summary>
                public string Value => _value ?? "";

                /// <summary>Makes a value of the API's own text.</summary>
                public static implicit operator {{name}}(string value) => new(value);

                /// <summary>Makes a value of the API's own text, known or not.</summary>
                public static {{name}} Parse(string s, IFormatProvider? provider = null) => new(s);

                /// <summary>Makes a value of the API's own text, known or not: only <see langword="null"/> is none.</summary>
                public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out {{name}} result)
                {
                    result = s is null ? default : new {{name}}(s);
                    return s is not null;
                }

                /// <inheritdoc/>
                public override string ToString() => Value;
                """);
            if (type.IsInModels)
            {
                WriteReader(isTable);
            }
        }

        return _code.ToString();
    }

    private void WriteReader(bool isTable)
    {
        string known = isTable ? "Known.Find" : "Find";
        _code.Line().Line($"internal static {type.Name} Read(ref Utf8JsonReader reader) => new({known}(reader.WireText()) ?? reader.Text()!);");
        if (isTable)
        {
            return;
        }

        _code.Line().Line("// A known value costs no string.");
        using (_code.Block("private static string? Find(ReadOnlySpan<byte> text) => text.Length switch", ";"))
        {
            foreach ((string value, string _, string _) in type.Values.OrderBy(value => value.Value.Length))
            {
                _code.Line($"{value.Length} when text.SequenceEqual(\"{value}\"u8) => \"{value}\",");
            }

            _code.Line("_ => null,");
        }
    }

    private void WriteTable()
    {
        _code.Line("// A known value costs no string.");
        _code.Line("private static readonly WireTable Known = new(").Line($"    {type.Values[0].Value.Length},");
        List<string> lines = type.Values.Select(value => value.Value).Order(StringComparer.Ordinal).Chunk(30).Select(chunk => $"\"{string.Concat(chunk)}\"").ToList();
        for (int i = 0; i < lines.Count; i++)
        {
            _code.Line($"    {lines[i]}{(i < lines.Count - 1 ? " +" : ");")}");
        }

        _code.Line();
    }
}
