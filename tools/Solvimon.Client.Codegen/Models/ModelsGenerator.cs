using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Schemas;

namespace Solvimon.Client.Codegen.Models;

/// <summary>Writes the classes and enumerations of the catalog.</summary>
internal static class ModelsGenerator
{
    public static void Write(TypeCatalog catalog, Documentation documentation, GeneratedFiles files)
    {
        foreach (var model in catalog.Models)
        {
            files.Add(PathOf(model, ".cs"), new ModelWriter(model, documentation).Write());
            files.Add(PathOf(model, ".Json.cs"), new ModelJsonWriter(model).Write());
        }

        foreach (var enumeration in catalog.Enumerations)
        {
            files.Add(PathOf(enumeration, ".cs"), new EnumerationWriter(enumeration, documentation).Write());
        }

        files.Add("Shared/ModelMetadata.cs", ModelMetadataWriter.Write(catalog));
    }

    private static string PathOf(GeneratedType type, string extension) =>
        type.Folder == "Shared" ? $"Shared/{type.Name}{extension}" : $"{type.Folder}/Models/{type.Name}{extension}";
}
