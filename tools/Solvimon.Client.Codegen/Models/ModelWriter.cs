using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Texts;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Models;

/// <summary>Writes the public half of a class: its properties.</summary>
internal sealed class ModelWriter(ModelType model, ModelTexts texts)
{
    /// <summary>How many members one bit mask tracks.</summary>
    public const int MaskBits = 64;

    private readonly CodeWriter _code = new();

    public string Write()
    {
        _code.Line("using System.Diagnostics;").Line();
        _code.Line("namespace Solvimon.Client.Models;").Line();
        _code.Summary(texts.Of(model));

        // The kind and the id: anything else may be personal data.
        _code.Line($"[DebuggerDisplay(\"{model.Name}{(model.Members.Exists(member => member.Name == "Id") ? " {Id,nq}" : "")}\")]");
        using (_code.Block($"public sealed partial class {model.Name} : SolvimonObject"))
        {
            WriteMasks();
            _code.Summary("Makes an instance with nothing assigned.");
            _code.Line($"public {model.Name}()").Line("{").Line("}");
            for (var i = 0; i < model.Members.Count; i++)
            {
                _code.Line();
                WriteProperty(model.Members[i], i);
            }
        }

        return _code.ToString();
    }

    /// <summary>The name of the mask that tracks the member.</summary>
    public static string MaskOf(int member) => member < MaskBits ? "_assigned" : $"_assigned{(member / MaskBits) + 1}";

    private void WriteMasks()
    {
        if (!model.IsSent)
        {
            return;
        }

        _code.Line("// One bit a member: assigned, and so sent, be it null.");
        for (var first = 0; first < model.Members.Count; first += MaskBits)
        {
            _code.Line($"private ulong {MaskOf(first)};");
        }

        _code.Line();
    }

    private void WriteProperty(ModelMember member, int index)
    {
        var type = member.Type.Name + (member.IsRequired ? "" : "?");
        var modifier = member.IsRequired ? "required " : "";
        _code.Summary(texts.Of(model, member));
        if (!model.IsSent)
        {
            _code.Line($"public {modifier}{type} {member.Name} {{ get; init; }}");
            return;
        }

        using (_code.Block($"public {modifier}{type} {member.Name}"))
        {
            _code.Line("get;");
            using (_code.Block("init"))
            {
                _code.Line("field = value;").Line($"{MaskOf(index)} |= 1UL << {index % MaskBits};");
            }
        }
    }
}
