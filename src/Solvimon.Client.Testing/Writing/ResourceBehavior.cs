using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Writing;

/// <summary>What one resource family does beyond the generic create, get, list, update, delete and verbs.</summary>
internal abstract class ResourceBehavior
{
    /// <summary>The family's name: <c>customers</c>.</summary>
    public abstract string Resource { get; }

    /// <summary>Operations that it answers itself, by key: <c>POST /v1/customers/{}/forget</c>.</summary>
    public virtual IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; } =
        new Dictionary<string, Func<SandboxCall, SandboxResponse>>();

    /// <summary>Whether the two may have the same reference. By default no two resources of a family may.</summary>
    public virtual bool MayShareReference(JsonObject resource, JsonObject holder) => false;

    /// <summary>Whether that may be a reference of the family: for most 1 to 256 characters without whitespace.</summary>
    public virtual bool IsReference(string reference) => reference.Length is > 0 and <= 256 && !reference.Any(char.IsWhiteSpace);

    /// <summary>Refuses a new resource that the API would refuse for more than its shape.</summary>
    /// <exception cref="SandboxError">The reason.</exception>
    public virtual void CheckNew(JsonObject resource)
    {
    }

    /// <summary>Adds what the server works out by itself, before the resource is stored.</summary>
    public virtual void Complete(JsonObject resource)
    {
    }

    /// <summary>Forgets what a test has set up.</summary>
    public virtual void Clear()
    {
    }
}
