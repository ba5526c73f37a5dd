namespace Solvimon.Client.TestSupport;

/// <summary>The JSON files in the folder <c>Data</c> of the tests.</summary>
public static class TestData
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name));
}
