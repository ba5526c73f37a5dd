using Solvimon.Client.Codegen.Documents;

namespace Solvimon.Client.Codegen.Tests;

/// <summary>The shop's API in a directory of its own, to be changed by a test and generated from.</summary>
internal sealed class Workbench : IDisposable
{
    public const string Document = "Documents/shop-openapi.yml";

    public static readonly DateOnly Today = new(2026, 3, 1);

    private readonly string _directory = Directory.CreateTempSubdirectory("codegen-").FullName;

    public Workbench()
    {
        string shop = Path.Combine(AppContext.BaseDirectory, "Shop");
        foreach (string file in Directory.GetFiles(shop, "*", SearchOption.AllDirectories))
        {
            Write(Path.GetRelativePath(shop, file), File.ReadAllText(file));
        }
    }

    /// <summary>Where its files lie, or would be generated.</summary>
    public string PathOf(string file) => Path.Combine(_directory, file);

    public Workbench Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    public Workbench Append(string file, string text) => Write(file, (File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)) : "") + "\n" + text);

    /// <summary>Replaces a text, which must be there.</summary>
    public Workbench Edit(string file, string before, string after)
    {
        string text = File.ReadAllText(PathOf(file));
        text.Should().Contain(before);
        return Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }

    public Workbench Delete(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    public Generation Run() => Run(SpecsLock.Load(PathOf("specs.lock")));

    public Generation Run(SpecsLock known) => Generator.Run(PathOf("Documents"), _directory, Today, known);

    /// <summary>The generated file, below <c>src/Solvimon.Client/Generated</c>.</summary>
    public string Generated(string file)
    {
        IReadOnlyDictionary<string, string> files = Run().Code.Files;
        files.Keys.Should().Contain(file);
        return files[file];
    }

    /// <summary>What a run that does not succeed says, a line each and without the heading.</summary>
    public IReadOnlyList<string> Problems()
    {
        Func<Generation> run = () => Run();
        string message = run.Should().Throw<CodegenException>().Which.Message;
        return [.. message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.EndsWith(':'))];
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
