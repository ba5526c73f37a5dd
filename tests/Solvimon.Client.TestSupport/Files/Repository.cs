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

    /// <summary>The examples from the API's public documentation, <c>../shared/examples</c>.</summary>
    public static string SharedExamples => Shared("examples");

    /// <summary>The API's OpenAPI documents, <c>../shared/openapi</c>.</summary>
    public static string SharedDocuments => Shared("openapi");

    public static string ReadSharedExample(string name) => File.ReadAllText(Path.Combine(SharedExamples, name));

    private static string Shared(string folder)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", folder));
        Assert.SkipUnless(Directory.Exists(path), $"../shared/{folder} does not lie beside the repository.");
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
