using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Writing;

/// <summary>What the description of a lifecycle allows, and the refusal of all else. The description says what is assumed.</summary>
internal static class LifecycleRules
{
    /// <summary>The status to which the verb leads.</summary>
    /// <exception cref="SandboxError">It leads nowhere from the present status.</exception>
    public static string Move(ResourceDescription resource, StoredResource existing, string verb) =>
        resource.Lifecycle.Transitions.FirstOrDefault(move => move.Verb == verb && move.From.Contains(existing.Status))?.To
        ?? throw Illegal(resource, existing, verb);

    /// <exception cref="SandboxError">Nothing can be created in the status that the body names.</exception>
    public static void CheckStart(ResourceDescription resource, JsonObject body)
    {
        if (body.Text("status") is { } status && resource.Lifecycle.Start.Count > 0 && !resource.Lifecycle.Start.Contains(status))
        {
            throw SandboxError.InvalidField("status", $"A {resource.ObjectType} cannot be created in status {status}");
        }
    }

    /// <exception cref="SandboxError">The resource cannot be changed so in its status.</exception>
    public static void CheckChange(ResourceDescription resource, StoredResource existing, JsonObject changes)
    {
        if (changes.Text("status") is { } status && status != existing.Status && resource.Lifecycle.Start.Count > 0
            && !resource.Lifecycle.Transitions.Any(move => move.To == status && move.From.Contains(existing.Status)))
        {
            throw Illegal(resource, existing, "update");
        }

        IEnumerable<FixedDescription> kept = Fixed(resource, existing);
        string? changed = changes.Select(change => change.Key).FirstOrDefault(name =>
            name != "status" && kept.Any(entry => entry.Members.Count == 0 || entry.Members.Contains(name)));
        if (changed is not null)
        {
            throw Refusal(resource, existing, $"'{changed}' of a {resource.ObjectType} cannot be changed in status {existing.Status}", changed);
        }
    }

    /// <exception cref="SandboxError">The resource has to stay in its status.</exception>
    public static void CheckDelete(ResourceDescription resource, StoredResource existing)
    {
        if (Fixed(resource, existing).Any())
        {
            throw Refusal(resource, existing, $"A {resource.ObjectType} cannot be deleted in status {existing.Status}");
        }
    }

    /// <summary>The refusal of a move that the lifecycle does not know.</summary>
    public static SandboxError Illegal(ResourceDescription resource, StoredResource existing, string verb) =>
        Refusal(resource, existing, $"The operation '{verb}' is not possible for a {resource.ObjectType} in status {existing.Status}");

    private static IEnumerable<FixedDescription> Fixed(ResourceDescription resource, StoredResource existing) =>
        resource.Lifecycle.Fixed.Where(entry => entry.In.Contains(existing.Status));

    private static SandboxError Refusal(ResourceDescription resource, StoredResource existing, string message, string? field = null) =>
        new(HttpStatusCode.BadRequest, "INVALID_OPERATION", message)
        {
            Field = field,
            ResourceId = existing.Id,
            ResourceType = resource.ObjectType,
        };
}
