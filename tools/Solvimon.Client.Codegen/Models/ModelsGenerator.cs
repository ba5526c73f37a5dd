using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Texts;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Models;

/// <summary>Writes the classes and enumerations of the catalog.</summary>
internal static class ModelsGenerator
{
    public static void Write(TypeCatalog catalog, ModelTexts texts, GeneratedFiles files)
    {
        foreach (ModelType model in catalog.Models)
        {
            files.Add(PathOf(model, ".cs"), new ModelWriter(model, texts).Write());
            files.Add(PathOf(model, ".Json.cs"), new ModelJsonWriter(model).Write());
        }

        foreach (EnumerationType enumeration in catalog.Enumerations)
        {
            IEnumerable<(string Value, string Name, string)> values = enumeration.Values.Select(value => (value.Value, value.Name, texts.Of(enumeration, value.Value, value.Name)));
            files.Add(PathOf(enumeration, ".cs"), new EnumerationWriter(new Enumeration(enumeration.Name, texts.Of(enumeration), [.. values], IsInModels: true)).Write());
        }

        files.Add("Shared/ModelMetadata.cs", ModelMetadataWriter.Write(catalog));
    }

    private static string PathOf(GeneratedType type, string extension) =>
        type.Folder == "Shared" ? $"Shared/{type.Name}{extension}" : $"{type.Folder}/Models/{type.Name}{extension}";
}
