using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Description;

/// <summary>One resource family: <c>customers</c>.</summary>
internal sealed class ResourceDescription
{
    /// <summary>The collection's path behind <c>/v1/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The schema of the resource as the API answers it.</summary>
    public required string Schema { get; init; }

    /// <summary>The value of <c>object_type</c>, and of <c>resource_type</c> in errors.</summary>
    public required string ObjectType { get; init; }

    /// <summary>What ids begin with, without the underscore.</summary>
    public required string IdPrefix { get; init; }

    public LifecycleDescription Lifecycle { get; init; } = LifecycleDescription.None;
}
