namespace Solvimon.Client.Tests.Infrastructure;

/// <summary>The repository that the tests were built in; null where only their binaries are.</summary>
internal static class Repository
{
    public static string? Root { get; } = Find();

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
