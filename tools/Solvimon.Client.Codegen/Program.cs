using Solvimon.Client.Codegen;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Facade;
using Solvimon.Client.Codegen.Models;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Schemas;

try
{
    var options = CommandLine.Parse(args);
    var tool = Path.Combine(options.Repository, "tools", "Solvimon.Client.Codegen");
    var documents = ApiDocuments.Load(options.SpecDirectory, Supplement.Load(Path.Combine(tool, "Config", "supplement.yml")));
    var files = new GeneratedFiles(Path.Combine(options.Repository, "src", "Solvimon.Client", "Generated"));
    var others = new RepositoryFiles(options.Repository);
    var catalog = TypeCatalog.Load(documents, tool);
    var documentation = Documentation.Load(Path.Combine(tool, "Docs"));

    ModelsGenerator.Write(catalog, documentation, files);
    FacadeGenerator.Write(ResourceCatalog.Load(documents, catalog, tool), files, others);

    if (documentation.Problems.Count > 0)
    {
        throw new CodegenException("The dictionaries in Docs need work:", documentation.Problems);
    }

    if (options.CheckOnly)
    {
        string[] differences = [.. files.Check(), .. others.Check()];
        foreach (var difference in differences)
        {
            Console.Error.WriteLine(difference);
        }

        return differences.Length == 0 ? 0 : 1;
    }

    Console.WriteLine($"{files.Count + others.Count} files, {files.Write() + others.Write()} of them changed.");
    return 0;
}
catch (CodegenException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
