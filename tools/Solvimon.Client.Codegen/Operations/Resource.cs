using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Texts;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>A family of operations that share a client: a resource, or a part of one.</summary>
internal sealed class Resource
{
    /// <summary>First path segment, or the path of a nested one: how the configuration names it.</summary>
    public required string Key { get; init; }

    /// <summary>The folder: the name of the outermost resource.</summary>
    public required string Folder { get; init; }

    /// <summary>The name in the plural: <c>Customers</c>, <c>InvoiceLines</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>The name in the singular: <c>Customer</c>, <c>InvoiceLine</c>.</summary>
    public required string Singular { get; init; }

    /// <summary>The property that leads to it: <c>Customers</c> on the client, <c>Lines</c> on a handle.</summary>
    public required string Property { get; init; }

    public required ResourceDoc Doc { get; init; }

    public required IReadOnlyList<Operation> Operations { get; init; }

    public IReadOnlyList<Resource> Nested { get; init; } = [];

    /// <summary>The parent's path parameter, for a nested one.</summary>
    public PathParameter? Bound { get; init; }

    /// <summary>What to use instead, where the resource has a better successor.</summary>
    public string? SupersededBy { get; init; }

    public LifecycleEntry? Lifecycle { get; init; }

    public string Api => $"{Plural}Api";

    public string Client => $"{Plural}Client";

    public string Handle => $"{Singular}Handle";

    /// <summary>The id parameter of the handle, or null where no operation concerns one object.</summary>
    public PathParameter? Id => Bound is null ? Operations.FirstOrDefault(operation => operation.IsOnHandle)?.Path[0] ?? (Nested.Count > 0 ? Nested[0].Bound : null) : null;

    public string Noun => Doc.One[(Doc.One.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>The class of one of them, or null where none can be fetched.</summary>
    public string? ItemType => Find("Get")?.Answer.Name ?? Operations.FirstOrDefault(operation => operation is { Name: "List", Shape: CallShape.List })?.Answer.Item?.Name;

    public Operation? Find(string name) => Operations.FirstOrDefault(operation => operation.Name == name && operation.Shape == CallShape.Method);

    public IEnumerable<Resource> WithNested() => [this, .. Nested];
}
