using Xunit;

namespace Solvimon.Client.TestSupport;

/// <summary>The repository that the tests were built in, and what may lie beside it. A test that asks for what is absent is skipped.</summary>
public static class Repository
{
    private static readonly string? Folder = Find();

    public static string Root
    {
        get
        {
            Assert.SkipWhen(Folder is null, "The tests do not run inside their repository.");
            return Folder;
        }
    }

    /// <summary>The examples from the API's public documentation, <c>examples</c> in the folder that <c>SOLVIMON_SHARED</c> names, or in <c>../shared</c>.</summary>
    public static string SharedExamples => Shared("examples");

    /// <summary>The API's OpenAPI documents, <c>openapi</c> beside them.</summary>
    public static string SharedDocuments => Shared("openapi");

    public static string ReadSharedExample(string name) => File.ReadAllText(Path.Combine(SharedExamples, name));

    private static string Shared(string folder)
    {
        string shared = Environment.GetEnvironmentVariable("SOLVIMON_SHARED") is { Length: > 0 } named ? named : Path.Combine("..", "shared");
        string path = Path.GetFullPath(Path.Combine(shared, folder), Root);
        Assert.SkipUnless(Directory.Exists(path), $"{path} is not there.");
        return path;
    }

    private static string? Find()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Solvimon.Client.sln")))
            {
                return directory.FullName;
            }
        }

        return null;
    }
}
