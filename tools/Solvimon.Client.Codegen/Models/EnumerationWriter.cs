using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Texts;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Models;

/// <summary>Writes an enumeration: a value type over the wire's text.</summary>
internal sealed class EnumerationWriter(EnumerationType type, ModelTexts texts)
{
    // From this many values of one length on, a sorted table is smaller than a switch, and nothing is compiled for it at run time.
    private const int TableSize = 100;

    private readonly CodeWriter _code = new();

    public string Write()
    {
        var name = type.Name;
        var isTable = type.Values.Count >= TableSize && type.Values.TrueForAll(value => value.Value.Length == type.Values[0].Value.Length);

        _code.Line("using System.ComponentModel;").Line("using System.Diagnostics.CodeAnalysis;").Line("using System.Text.Json;").Line("using System.Text.Json.Serialization;");
        _code.Line("using Solvimon.Client.Json;").Line();
        _code.Line("namespace Solvimon.Client.Models;").Line();
        _code.Summary(texts.Of(type));
        _code.Line("/// <remarks>The API may know more values than these: an unknown one is kept, compared and sent back unchanged.</remarks>");
        _code.Line($"[JsonConverter(typeof(JsonValueConverter<{name}>))]").Line($"[TypeConverter(typeof(JsonValueTypeConverter<{name}>))]");
        using (_code.Block($"public readonly struct {name} : IEquatable<{name}>, IParsable<{name}>, IWireValue"))
        {
            if (isTable)
            {
                WriteTable();
            }

            _code.Line("private readonly string? _value;").Line();
            _code.Line("/// <summary>Makes a value of the API's own text, known or not.</summary>");
            using (_code.Block($"public {name}(string value)"))
            {
                _code.Line("ArgumentNullException.ThrowIfNull(value);").Line("_value = value;");
            }

            foreach (var (value, member) in type.Values)
            {
                _code.Line().Summary(texts.Of(type, value, member));
                _code.Line(isTable ? $"public static {name} {member} => new(Known[\"{value}\"u8]);" : $"public static {name} {member} => new(\"{value}\");");
            }

            WriteMembers(name);
            _code.Line();
            if (isTable)
            {
                _code.Line($"internal static {name} Read(ref Utf8JsonReader reader) => new(Known.Find(reader.WireText()) ?? reader.Text()!);");
            }
            else
            {
                _code.Line($"internal static {name} Read(ref Utf8JsonReader reader) => new(Find(reader.WireText()) ?? reader.Text()!);").Line();
                WriteFind();
            }
        }

        return _code.ToString();
    }

    private void WriteMembers(string name) => _code.Line().Line(
        $$"""
        /// <summary>The text as it stands in JSON.</summary>
        public string Value => _value ?? "";

        /// <summary>Makes a value of the API's own text.</summary>
        public static implicit operator {{name}}(string value) => new(value);

        /// <summary>Whether both are the same text.</summary>
        public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);

        /// <summary>Whether the two are different texts.</summary>
        public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);

        /// <summary>Makes a value of the API's own text, known or not.</summary>
        public static {{name}} Parse(string s, IFormatProvider? provider = null) => new(s);

        /// <summary>Makes a value of the API's own text, known or not: only <see langword="null"/> is none.</summary>
        public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out {{name}} result)
        {
            result = s is null ? default : new {{name}}(s);
            return s is not null;
        }

        /// <inheritdoc/>
        public bool Equals({{name}} other) => Value == other.Value;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

        /// <inheritdoc/>
        public override string ToString() => Value;
        """);

    private void WriteFind()
    {
        _code.Line("// A known value costs no string.");
        using (_code.Block("private static string? Find(ReadOnlySpan<byte> text) => text.Length switch", ";"))
        {
            foreach (var (value, _) in type.Values.OrderBy(value => value.Value.Length))
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
        var lines = type.Values.Select(value => value.Value).Order(StringComparer.Ordinal).Chunk(30).Select(chunk => $"\"{string.Concat(chunk)}\"").ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            _code.Line($"    {lines[i]}{(i < lines.Count - 1 ? " +" : ");")}");
        }

        _code.Line();
    }
}
