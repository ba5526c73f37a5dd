namespace Solvimon.Client.Tests.Infrastructure;

/// <summary>The examples from the API's public documentation, which may lie beside the repository, in <c>../shared/examples</c>.</summary>
internal static class SharedExamples
{
    public static string? Directory { get; } = Find();

    public static string Read(string name) => File.ReadAllText(Path.Combine(Directory!, name));

    private static string? Find()
    {
        string? path = Repository.Root is { } root ? Path.Combine(root, "..", "shared", "examples") : null;
        return System.IO.Directory.Exists(path) ? path : null;
    }
}

/// <summary>A test that needs the examples beside the repository, and says so where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedExamplesFactAttribute : FactAttribute
{
    public SharedExamplesFactAttribute() => Skip = SharedExamples.Directory is null ? SharedExamplesTheoryAttribute.Reason : null;
}

/// <inheritdoc cref="SharedExamplesFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedExamplesTheoryAttribute : TheoryAttribute
{
    internal const string Reason = "../shared/examples does not lie beside the repository";

    public SharedExamplesTheoryAttribute() => Skip = SharedExamples.Directory is null ? Reason : null;
}
