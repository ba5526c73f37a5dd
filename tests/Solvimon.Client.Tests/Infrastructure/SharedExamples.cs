namespace Solvimon.Client.Tests.Infrastructure;

/// <summary>
/// The examples from the API's public documentation, which may lie beside the repository, in <c>../shared/examples</c>. A test
/// that reads them is skipped where they are absent.
/// </summary>
internal static class SharedExamples
{
    public static string Directory
    {
        get
        {
            string path = Path.Combine(Repository.Root, "..", "shared", "examples");
            Assert.SkipUnless(System.IO.Directory.Exists(path), "../shared/examples does not lie beside the repository.");
            return path;
        }
    }

    public static string Read(string name) => File.ReadAllText(Path.Combine(Directory, name));
}
