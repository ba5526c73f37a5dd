namespace Solvimon.Client.Codegen;

/// <summary>What the program was asked to do.</summary>
/// <param name="SpecDirectory">The directory with the four OpenAPI documents.</param>
/// <param name="CheckOnly">Whether to compare instead of writing.</param>
/// <param name="Repository">The root of the repository.</param>
internal sealed record CommandLine(string SpecDirectory, bool CheckOnly, string Repository)
{
    private const string Usage = "Usage: dotnet run --project tools/Solvimon.Client.Codegen -- --spec DIR [--check]";

    public static CommandLine Parse(string[] args)
    {
        string? spec = null;
        bool check = false;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--spec" when i + 1 < args.Length:
                    spec = args[++i];
                    break;
                case "--check":
                    check = true;
                    break;
                default:
                    throw new CodegenException($"'{args[i]}' is not understood. {Usage}");
            }
        }

        return new CommandLine(spec ?? throw new CodegenException($"--spec is missing. {Usage}"), check, FindRepository());
    }

    // The program runs from its own build output, which lies inside the repository.
    private static string FindRepository()
    {
        for (DirectoryInfo? directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Solvimon.Client.sln")))
            {
                return directory.FullName;
            }
        }

        throw new CodegenException("The repository was not found: run the program from its sources.");
    }
}
