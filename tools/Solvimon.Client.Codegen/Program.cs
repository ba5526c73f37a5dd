using Solvimon.Client.Codegen;
using Solvimon.Client.Codegen.Documents;

try
{
    CommandLine options = CommandLine.Parse(args);
    string code = Path.Combine(options.Repository, "src", "Solvimon.Client", "Generated");
    SpecsLock known = SpecsLock.Load(Path.Combine(options.Repository, SpecsLock.File));
    DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
    Generation generation = Generator.Run(options.SpecDirectory, Path.Combine(options.Repository, "tools", "Solvimon.Client.Codegen"), today, known);

    if (!options.CheckOnly)
    {
        Console.WriteLine($"{generation.Code.Count + generation.Others.Count} files, {generation.Code.Write(code) + generation.Others.Write(options.Repository)} of them changed.");
        return 0;
    }

    string[] differences = [.. generation.Code.Check(code), .. generation.Others.Check(options.Repository)];
    if (differences.Length == 0)
    {
        return 0;
    }

    string[] changes = [.. generation.Sources.DifferencesFrom(known)];
    Console.Error.WriteLine(changes.Length > 0
        ? string.Join(Environment.NewLine, changes)
        : "The documents are those of specs.lock: the generator, Config or Docs has changed, or a generated file was edited.");
    Console.Error.WriteLine(string.Join(Environment.NewLine, differences));
    return 1;
}
catch (CodegenException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
