using Solvimon.Client.Codegen.Decisions;

namespace Solvimon.Client.Codegen.Texts;

/// <summary>A file in <c>Docs</c>: what the documentation of one resource says, in the SDK's own words. <c>Shared.yml</c> has what holds for all.</summary>
internal sealed class TextFile
{
    /// <summary>By first path segment, or by path for a nested resource.</summary>
    public Table<ResourceDoc> Resources { get; set; } = new();

    /// <summary>What an operation does, by operation.</summary>
    public Table<string> Operations { get; set; } = new();

    /// <summary>What the body of an operation is, where that does not follow from what the operation does.</summary>
    public Table<string> Requests { get; set; } = new();

    /// <summary>What an operation gives back, where it is not the resource that the operation is about.</summary>
    public Table<string> Returns { get; set; } = new();

    /// <summary>What a query parameter does: by wire name in <c>Shared.yml</c>, by <c>GET /v1/users?type</c> where one operation means something else by it.</summary>
    public Table<string> Parameters { get; set; } = new();

    /// <summary>The same for a parameter of a method, where the text for a list's method does not fit.</summary>
    public Table<string> Arguments { get; set; } = new();

    /// <summary>What a class stands for, by schema.</summary>
    public Table<string> Types { get; set; } = new();

    /// <summary>What the summary of a request calls the thing to create or change, where the class's name does not read well: by schema or class.</summary>
    public Table<string> Nouns { get; set; } = new();

    /// <summary>
    /// The texts of members, by wire name: of a schema or of one class of it, or <c>*</c> for all types of the file. In <c>Shared.yml</c>,
    /// <c>*</c> is for all types, and <c>CreateRequest</c>, <c>UpdateRequest</c>, <c>UpsertRequest</c> for all requests of the kind.
    /// </summary>
    public Dictionary<string, Table<string>> Members { get; set; } = [];

    /// <summary>By C# name.</summary>
    public Table<EnumerationText> Enumerations { get; set; } = new();

    /// <summary>The texts of values that mean the same wherever they stand; in <c>Shared.yml</c> alone.</summary>
    public Table<string> Values { get; set; } = new();
}

internal sealed class ResourceDoc
{
    /// <summary>One of them with its article: <c>a customer</c>.</summary>
    public string One { get; set; } = "";

    /// <summary>Several: <c>customers</c>.</summary>
    public string Many { get; set; } = "";

    /// <summary>What finds one beside its id, where that is no reference: <c>code</c>.</summary>
    public string? Reference { get; set; }

    /// <summary>What they are in billing terms, a sentence.</summary>
    public string About { get; set; } = "";
}

internal sealed class EnumerationText
{
    public string? Summary { get; set; }

    /// <summary>Another enumeration whose texts are taken where there is none here.</summary>
    public string? SameAs { get; set; }

    public Dictionary<string, string> Values { get; set; } = [];
}
