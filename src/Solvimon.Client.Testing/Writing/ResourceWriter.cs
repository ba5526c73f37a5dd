using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Webhooks;

namespace Solvimon.Client.Testing.Writing;

/// <summary>
/// Stores what callers send. A change is worked out on a copy and stored in one step: a refusal leaves nothing behind.
/// </summary>
internal sealed class ResourceWriter(ApiDescription api, SandboxState state, WebhookOutbox webhooks)
{
    // The server's own; whatever a request says of them is ignored.
    private static readonly string[] ReadOnly = ["object_type", "id", "created_at", "updated_at"];

    private readonly SchemaOrder _order = new(api);
    private readonly Relations _relations = new(api, state);
    private readonly References _references = new(api, state);
    private readonly NestedResources _nested = new(api);
    private readonly Dictionary<string, ResourceBehavior> _behaviors = new(StringComparer.Ordinal);

    public void Register(ResourceBehavior behavior) => _behaviors.Add(behavior.Resource, behavior);

    public ResourceBehavior Behavior(ResourceDescription resource) => _behaviors.GetValueOrDefault(resource.Name) ?? ResourceBehavior.Generic;

    /// <inheritdoc cref="References.CheckTargets(JsonNode, string)"/>
    public void CheckTargets(JsonObject body) => _references.CheckTargets(body);

    /// <summary>Stores a new resource as a caller sends it.</summary>
    public StoredResource Create(ResourceDescription resource, JsonObject body)
    {
        LifecycleRules.CheckStart(resource, body);
        _references.CheckTargets(body);
        return Add(resource, body);
    }

    /// <summary>
    /// Members that are absent stay, members that are null go, and all others are replaced whole: an object in the body is the new
    /// object, not a patch of the old one.
    /// </summary>
    public StoredResource Merge(ResourceDescription resource, StoredResource existing, JsonObject body, IReadOnlyCollection<string> ignored)
    {
        JsonObject changes = new(body
            .Where(member => !ReadOnly.Contains(member.Key) && !ignored.Contains(member.Key) && !existing.Json[member.Key].Covers(member.Value))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        LifecycleRules.CheckChange(resource, existing, changes);
        _references.CheckTargets(changes);

        JsonObject json = existing.Json.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in changes)
        {
            json[name] = value?.DeepClone();
        }

        return Replace(resource, existing, json);
    }

    public void Delete(ResourceDescription resource, StoredResource existing)
    {
        LifecycleRules.CheckDelete(resource, existing);
        state.Store(resource).Remove(existing);
        state.SetDue(resource, existing, at: null);
        Behavior(resource).Deleted(existing);
        webhooks.Deleted(resource, existing.Json);
    }

    /// <summary>Moves the resource to where the verb leads from its status.</summary>
    /// <exception cref="SandboxError">The verb leads nowhere from there.</exception>
    public StoredResource Move(ResourceDescription resource, StoredResource existing, string verb) =>
        SetStatus(resource, existing, LifecycleRules.Move(resource, existing, verb));

    /// <summary>Moves the resource to this status, whatever leads there.</summary>
    public StoredResource SetStatus(ResourceDescription resource, StoredResource existing, string status)
    {
        JsonObject json = existing.Json.DeepClone().AsObject();
        json["status"] = status;
        return Replace(resource, existing, json);
    }

    /// <summary>Stores a new resource, in whatever status.</summary>
    public StoredResource Add(ResourceDescription resource, JsonObject body)
    {
        JsonObject json = Copy(body, except: ReadOnly);
        json["id"] = Ids.New(resource.IdPrefix);
        ResourceBehavior behavior = Behavior(resource);
        References.CheckForm(behavior, json, before: null);
        _relations.Complete(json, resource);
        SetInitialStatus(resource, json);
        behavior.Check(json, existing: null);
        StoredResource added = Store(resource, json);
        webhooks.Created(resource, added.Json);
        return added;
    }

    /// <summary>Stores a resource as a test gives it: its own id, status and timestamps count, nothing is checked, and no webhook tells of it.</summary>
    public StoredResource Import(ResourceDescription resource, JsonObject body)
    {
        JsonObject json = Copy(body, except: []);
        json["id"] ??= Ids.New(resource.IdPrefix);
        SetInitialStatus(resource, json);
        _relations.Complete(json, resource);
        return Store(resource, json);
    }

    /// <summary>Stores the changed copy of a resource in its place.</summary>
    public StoredResource Replace(ResourceDescription resource, StoredResource existing, JsonObject json)
    {
        ResourceBehavior behavior = Behavior(resource);
        References.CheckForm(behavior, json, existing.Reference);
        _relations.Complete(json, resource);
        behavior.Check(json, existing);
        SetIfKnown(resource, json, "updated_at", state.Timestamp);
        behavior.Complete(json);
        _references.CheckFree(behavior, resource, json, existing);
        JsonObject previous = existing.Json;
        state.Store(resource).Replace(existing, Arrange(resource, json));
        behavior.Stored(existing, previous);
        webhooks.Updated(resource, existing.Json, previous);
        return existing;
    }

    /// <summary>Changes what only shows another resource's change: no webhook tells of it.</summary>
    public void Reflect(ResourceDescription resource, StoredResource existing, Action<JsonObject> change)
    {
        JsonObject json = existing.Json.DeepClone().AsObject();
        change(json);
        state.Store(resource).Replace(existing, Arrange(resource, json));
    }

    private StoredResource Store(ResourceDescription resource, JsonObject json)
    {
        SetIfKnown(resource, json, "object_type", resource.ObjectType);
        SetIfKnown(resource, json, "created_at", json.Text("created_at") ?? state.Timestamp);
        SetIfKnown(resource, json, "updated_at", json.Text("updated_at") ?? state.Timestamp);
        ResourceBehavior behavior = Behavior(resource);
        behavior.Complete(json);
        _references.CheckFree(behavior, resource, json, existing: null);
        StoredResource stored = state.Store(resource).Add(Arrange(resource, json));
        behavior.Stored(stored, previous: null);
        return stored;
    }

    private static void SetInitialStatus(ResourceDescription resource, JsonObject json)
    {
        if (resource.Lifecycle.Initial is { } initial)
        {
            json["status"] ??= initial;
        }
    }

    private void SetIfKnown(ResourceDescription resource, JsonObject json, string member, string value)
    {
        if (api.Schemas[resource.Schema].Member(member) is not null)
        {
            json[member] = value;
        }
    }

    private JsonObject Arrange(ResourceDescription resource, JsonObject json)
    {
        SchemaType type = new(SchemaTypeKind.Schema, resource.Schema);
        _nested.Complete(json, type);
        return _order.Arrange(json, type);
    }

    private static JsonObject Copy(JsonObject body, string[] except) =>
        new(body.Where(member => !except.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
