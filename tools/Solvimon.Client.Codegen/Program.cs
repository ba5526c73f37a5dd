using Solvimon.Client.Codegen;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Facade;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Schemas;

try
{
    var options = CommandLine.Parse(args);
    var program = Path.Combine(options.Repository, "tools", "Solvimon.Client.Codegen");
    var documents = ApiDocuments.Load(options.SpecDirectory, Supplement.Load(Path.Combine(program, "Config", "supplement.yml")));
    var files = new GeneratedFiles(Path.Combine(options.Repository, "src", "Solvimon.Client", "Generated"));
    var catalog = TypeCatalog.Load(documents, program);
    var others = new RepositoryFiles(options.Repository);
    FacadeGenerator.Write(ResourceCatalog.Load(documents, catalog, program), files, others);

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
