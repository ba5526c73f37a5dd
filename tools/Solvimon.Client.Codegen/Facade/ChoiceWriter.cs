using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Output;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes a value type over the text of a query value: what to expand, what to order by.</summary>
internal static class ChoiceWriter
{
    public static string Write(Naming naming, string name, string summary, IEnumerable<(string Value, string Doc)> values)
    {
        var code = new CodeWriter();
        code.Line("using Solvimon.Client.Json;").Line().Line("namespace Solvimon.Client;").Line();
        code.Summary(summary);
        code.Line(OperationText.Element("remarks", "An open set: a text converts implicitly, for a value that the SDK does not know."));
        using (code.Block($"public readonly struct {name} : IEquatable<{name}>, IWireValue"))
        {
            code.Summary("Takes the text as the API writes it.");
            code.Line(OperationText.Element("param name=\"value\"", "The text on the wire."));
            code.Line($"public {name}(string value) => Value = value;").Line();
            foreach (var (value, doc) in values)
            {
                code.Summary(doc);
                code.Line($"public static {name} {naming.Pascal(value)} => new(\"{value}\");").Line();
            }

            code.Summary("The text on the wire.");
            code.Line("public string Value { get; }").Line();
            code.Summary("Takes the text as the API writes it.");
            code.Line(OperationText.Element("param name=\"value\"", "The text on the wire."));
            code.Line($"public static implicit operator {name}(string value) => new(value);").Line();
            code.Summary("Whether both have the same text.");
            code.Line(OperationText.Element("param name=\"left\"", "One value."));
            code.Line(OperationText.Element("param name=\"right\"", "The other value."));
            code.Line($"public static bool operator ==({name} left, {name} right) => left.Value == right.Value;").Line();
            code.Summary("Whether the texts differ.");
            code.Line(OperationText.Element("param name=\"left\"", "One value."));
            code.Line(OperationText.Element("param name=\"right\"", "The other value."));
            code.Line($"public static bool operator !=({name} left, {name} right) => left.Value != right.Value;").Line();
            code.Line("/// <inheritdoc/>").Line($"public bool Equals({name} other) => Value == other.Value;").Line();
            code.Line("/// <inheritdoc/>").Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);").Line();
            code.Line("/// <inheritdoc/>").Line("public override int GetHashCode() => Value?.GetHashCode(StringComparison.Ordinal) ?? 0;").Line();
            code.Summary("The text on the wire.");
            code.Line("public override string ToString() => Value ?? \"\";");
        }

        return code.ToString();
    }
}
