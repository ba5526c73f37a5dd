using Solvimon.Client.Codegen;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Models;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Schemas;

try
{
    var options = CommandLine.Parse(args);
    var documents = ApiDocuments.Load(options.SpecDirectory);
    var files = new GeneratedFiles(Path.Combine(options.Repository, "src", "Solvimon.Client", "Generated"));
    var tool = Path.Combine(options.Repository, "tools", "Solvimon.Client.Codegen");
    var catalog = TypeCatalog.Load(documents, tool);
    var documentation = Documentation.Load(Path.Combine(tool, "Docs"));

    ModelsGenerator.Write(catalog, documentation, files);

    if (documentation.Problems.Count > 0)
    {
        throw new CodegenException("The dictionaries in Docs need work:", documentation.Problems);
    }

    if (options.CheckOnly)
    {
        var differences = files.Check();
        foreach (var difference in differences)
        {
            Console.Error.WriteLine(difference);
        }

        return differences.Count == 0 ? 0 : 1;
    }

    Console.WriteLine($"{files.Count} files, {files.Write()} of them changed.");
    return 0;
}
catch (CodegenException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
