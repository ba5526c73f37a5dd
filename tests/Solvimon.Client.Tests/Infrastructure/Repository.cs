namespace Solvimon.Client.Tests.Infrastructure;

/// <summary>The repository that the tests were built in; a test that reads it is skipped where only the binaries are.</summary>
internal static class Repository
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
