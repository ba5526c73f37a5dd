using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Models;

/// <summary>Writes the JSON half of a class: how it reads and writes itself.</summary>
internal sealed class ModelJsonWriter(ModelType model)
{
    private readonly CodeWriter _code = new();

    public string Write()
    {
        bool setsRequired = model.Members.Exists(member => member.IsRequired);
        if (setsRequired)
        {
            _code.Line("using System.Diagnostics.CodeAnalysis;");
        }

        _code.Line("using System.Text.Json;").Line("using System.Text.Json.Serialization;").Line("using Solvimon.Client.Json;").Line();
        _code.Line("namespace Solvimon.Client.Models;").Line();
        _code.Line($"[JsonConverter(typeof(JsonModelConverter<{model.Name}>))]");
        using (_code.Block($"public sealed partial class {model.Name} : IJsonReadable<{model.Name}>"))
        {
            if (setsRequired)
            {
                _code.Line("#pragma warning disable CS9264 // What the JSON leaves out stays unset.");
                _code.Line("[SetsRequiredMembers]");
            }

            WriteConstructor();
            if (setsRequired)
            {
                _code.Line("#pragma warning restore CS9264");
            }

            _code.Line();
            _code.Line($"static {model.Name} IJsonReadable<{model.Name}>.ReadJson(ref Utf8JsonReader reader) => new(ref reader);").Line();
            _code.Line($"internal static {model.Name} Read(ref Utf8JsonReader reader) => new(ref reader);").Line();
            WriteWriter();
        }

        return _code.ToString();
    }

    private void WriteConstructor()
    {
        using (_code.Block($"private {model.Name}(ref Utf8JsonReader reader)"))
        {
            _code.Line("reader.StartObject();");
            using (_code.Block("while (reader.NextMember(out var name))"))
            {
                using (_code.Block("switch (name.Length)"))
                {
                    foreach (ModelMember member in model.Members.OrderBy(member => member.JsonName.Length))
                    {
                        _code.Line($"case {member.JsonName.Length} when name.SequenceEqual(\"{member.JsonName}\"u8): {Guard(member)}{member.Name} = {Read(member)}; break;");
                    }

                    _code.Line("default: ReadAdditional(name, ref reader); break;");
                }
            }
        }
    }

    private void WriteWriter()
    {
        using (_code.Block("private protected override void WriteMembers(Utf8JsonWriter writer)"))
        {
            for (int i = 0; i < model.Members.Count; i++)
            {
                ModelMember member = model.Members[i];
                _code.Line(member.IsRequired && member.Type.IsValueType
                    ? $"writer.WriteMember(\"{member.JsonName}\"u8, _assigned[{i}] ? {member.Name} : default({member.Type.Name}?));"
                    : $"writer.WriteMember(\"{member.JsonName}\"u8, {member.Name}{(model.IsSent ? $", _assigned[{i}]" : "")});");
            }
        }
    }

    private string Read(ModelMember member)
    {
        string bang = member.IsRequired ? "!" : "";
        return member.Type.Kind switch
        {
            MemberKind.Text => $"reader.Text(){bang}",
            MemberKind.Instant => Number("Instant", member),
            MemberKind.Decimal => Number("Decimal", member),
            MemberKind.Int32 => Number("Int32", member),
            MemberKind.Int64 => Number("Int64", member),
            MemberKind.Boolean => Number("Boolean", member),
            MemberKind.TextMap => $"reader.Map(){bang}",
            MemberKind.List => member.Type.Item!.Kind == MemberKind.Text ? $"reader.Texts(){bang}" : $"reader.List({ItemReader(member.Type.Item!)}){bang}",
            MemberKind.Enumeration when member.IsRequired => $"{Qualified(member.Type)}.Read(ref reader)",
            // Not null: the conversion from string would make it a value.
            MemberKind.Enumeration => $"reader.IsNull() ? default({member.Type.Name}?) : {Qualified(member.Type)}.Read(ref reader)",
            _ => $"reader.IsNull() ? null{bang} : {Qualified(member.Type)}.Read(ref reader)",
        };
    }

    // Null is no value: assigned as the type's default, it would be written back as a value that nobody sent.
    private static string Guard(ModelMember member) => member.IsRequired && member.Type.IsValueType ? "if (!reader.IsNull()) " : "";

    private static string Number(string reader, ModelMember member) => $"reader.{reader}()" + (member.IsRequired ? ".GetValueOrDefault()" : "");

    private string ItemReader(MemberType item) => item.Kind switch
    {
        MemberKind.Model or MemberKind.Enumeration => $"{Qualified(item)}.Read",
        _ => throw new CodegenException($"Lists of {item.Name} are not known."),
    };

    // A property of the type's name hides the type, unless it is of that very type.
    private string Qualified(MemberType type) =>
        model.Members.Exists(member => member.Name == type.Name && (member.Type.Name != type.Name || member.Type.Kind == MemberKind.Enumeration)) ? $"Models.{type.Name}" : type.Name;
}
