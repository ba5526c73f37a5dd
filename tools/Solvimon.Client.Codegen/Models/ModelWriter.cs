using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Texts;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Models;

/// <summary>Writes the public half of a class: its properties.</summary>
internal sealed class ModelWriter(ModelType model, ModelTexts texts)
{
    private readonly CodeWriter _code = new();

    public string Write()
    {
        _code.Line("using System.Diagnostics;");
        if (model.IsSent)
        {
            _code.Line("using Solvimon.Client.Json;");
        }

        _code.Line().Line("namespace Solvimon.Client.Models;").Line();
        _code.Summary(texts.Of(model));

        // The kind and the id: anything else may be personal data.
        _code.Line($"[DebuggerDisplay(\"{model.Name}{(model.Members.Exists(member => member.Name == "Id") ? " {Id,nq}" : "")}\")]");
        using (_code.Block($"public sealed partial class {model.Name} : SolvimonObject"))
        {
            if (model.IsSent)
            {
                _code.Line($"private {AssignedMembers()} _assigned;").Line();
            }

            _code.Summary("Makes an instance with nothing assigned.");
            _code.Line($"public {model.Name}() {{ }}");
            for (int i = 0; i < model.Members.Count; i++)
            {
                ModelMember member = model.Members[i];
                string type = (member.IsRequired ? "required " : "") + member.Type.Name + (member.IsRequired ? "" : "?");
                _code.Line().Summary(texts.Of(model, member));
                _code.Line($"public {type} {member.Name} {{ get; {(model.IsSent ? $"init => field = _assigned.Assign(value, {i});" : "init;")} }}");
            }
        }

        return _code.ToString();
    }

    private string AssignedMembers() => model.Members.Count switch
    {
        <= 64 => "AssignedMembers",
        <= 128 => "ManyAssignedMembers",
        _ => throw new CodegenException($"{model.Name} has more members than a request can keep track of."),
    };
}
