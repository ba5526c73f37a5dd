using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Models;

/// <summary>Writes the list of all models for <c>SolvimonJson.Options</c>.</summary>
internal static class ModelMetadataWriter
{
    public static string Write(TypeCatalog catalog)
    {
        CodeWriter code = new();
        code.Line("namespace Solvimon.Client.Models;").Line();
        using (code.Block("internal sealed partial class ModelMetadata"))
        {
            using (code.Block("private void AddModels()"))
            {
                foreach (ModelType model in catalog.Models)
                {
                    code.Line($"Add({model.Name}.Read);");
                }
            }

            code.Line();
            using (code.Block("private void AddEnumerations()"))
            {
                foreach (EnumerationType enumeration in catalog.Enumerations)
                {
                    code.Line($"AddValue<{enumeration.Name}>();");
                }
            }
        }

        return code.ToString();
    }
}
