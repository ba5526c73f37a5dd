using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Writing;

/// <summary>What one resource family does beyond the generic create, get, list, update, delete and verbs.</summary>
internal abstract class ResourceBehavior
{
    public static ResourceBehavior Generic { get; } = new GenericBehavior();

    /// <summary>The family's name: <c>customers</c>.</summary>
    public abstract string Resource { get; }

    /// <summary>Operations that it answers itself, by key: <c>POST /v1/customers/{}/forget</c>.</summary>
    public virtual IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; } =
        new Dictionary<string, Func<SandboxCall, SandboxResponse>>();

    /// <summary>Whether the two may have the same reference. By default no two resources of a family may.</summary>
    public virtual bool MayShareReference(JsonObject resource, JsonObject holder) => false;

    /// <summary>Whether that may be a reference of the family: for most 1 to 256 characters without whitespace.</summary>
    public virtual bool IsReference(string reference) => reference.Length is > 0 and <= 256 && !reference.Any(char.IsWhiteSpace);

    /// <summary>The resource that a PUT means when neither its reference nor its id says so; null for a new one.</summary>
    public virtual StoredResource? FindTarget(JsonObject body) => null;

    /// <summary>Refuses a call whose query asks for what cannot be.</summary>
    /// <exception cref="SandboxError">The reason.</exception>
    public virtual void CheckCall(SandboxCall call)
    {
    }

    /// <summary>Refuses what the API would refuse for more than its shape.</summary>
    /// <param name="resource">The resource as it would be stored.</param>
    /// <param name="existing">What it replaces; null for a new one.</param>
    /// <exception cref="SandboxError">The reason.</exception>
    public virtual void Check(JsonObject resource, StoredResource? existing)
    {
    }

    /// <summary>Adds what the server works out by itself, before the resource is stored.</summary>
    public virtual void Complete(JsonObject resource)
    {
    }

    /// <summary>Passes on what the change means for others, after the resource was stored.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="previous">What it was before; null for a new one.</param>
    public virtual void Stored(StoredResource resource, JsonObject? previous)
    {
    }

    /// <summary>Passes on what it means that the resource is gone.</summary>
    public virtual void Deleted(StoredResource resource)
    {
    }

    /// <summary>Does what the query of a call asks for beyond the change that it has made.</summary>
    public virtual void Follow(SandboxCall call, StoredResource resource)
    {
    }

    /// <summary>Does what the resource was waiting for. See <see cref="SandboxState.SetDue"/>.</summary>
    public virtual void Happen(StoredResource resource)
    {
    }

    /// <summary>Forgets what a test has set up.</summary>
    public virtual void Clear()
    {
    }

    private sealed class GenericBehavior : ResourceBehavior
    {
        public override string Resource => "";
    }
}
