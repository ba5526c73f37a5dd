using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Webhooks;

namespace Solvimon.Client.Testing.Writing;

/// <summary>
/// Create, upsert, update, delete and the verbs for every resource family. A change is worked out on a copy and stored in one
/// step: a refusal leaves nothing behind.
/// </summary>
internal sealed class ResourceWriter(ApiDescription api, SandboxState state, WebhookOutbox webhooks)
{
    // The server's own; whatever a request says of them is ignored.
    private static readonly string[] _readOnly = ["object_type", "id", "created_at", "updated_at"];

    private readonly SchemaOrder _order = new(api);
    private readonly UpsertTarget _upsertTarget = new(api, state);
    private readonly Relations _relations = new(api, state);
    private readonly Dictionary<string, ResourceBehavior> _behaviors = new(StringComparer.Ordinal);

    public void Register(ResourceBehavior behavior) => _behaviors.Add(behavior.Resource, behavior);

    public SandboxResponse Create(SandboxCall call) => call.Success(Add(call.Resource, call.Body).Utf8);

    /// <summary>
    /// Creates, or changes what the body identifies as an update would: members that are absent stay. Answers 201 both times, as
    /// documented.
    /// </summary>
    public SandboxResponse Upsert(SandboxCall call)
    {
        var ignored = UpsertTarget.IgnoredFields(call);
        return _upsertTarget.Find(call) is { } existing
            ? call.Success(Merge(call.Resource, existing, call.Body, ignored))
            : call.Success(Add(call.Resource, call.Body).Utf8);
    }

    /// <summary>
    /// Members that are absent stay, members that are null go, and all others are replaced whole: an object in the body is the new
    /// object, not a patch of the old one.
    /// </summary>
    public SandboxResponse Update(SandboxCall call) =>
        call.Success(Merge(call.Resource, state.Find(call), call.Body, ignored: []));

    public SandboxResponse Delete(SandboxCall call)
    {
        var resource = state.Find(call);
        state.Store(call.Resource).Remove(resource);
        webhooks.Deleted(call.Resource, resource.Json);
        return call.Success(resource.Utf8);
    }

    public SandboxResponse Transition(SandboxCall call)
    {
        var resource = state.Find(call);
        var verb = call.Operation.Path.LastSegment;
        return call.Success(Move(call.Resource, resource, verb));
    }

    /// <summary>Moves the resource to where the verb leads from its status.</summary>
    /// <exception cref="SandboxError">The verb leads nowhere from there.</exception>
    public byte[] Move(ResourceDescription resource, StoredResource existing, string verb)
    {
        var legal = resource.Lifecycle.Transitions.FirstOrDefault(move => move.Verb == verb && move.From.Contains(existing.Status));
        if (legal is null)
        {
            throw IllegalMove(resource, existing, verb);
        }

        var json = existing.Json.DeepClone().AsObject();
        json["status"] = legal.To;
        return Replace(resource, existing, json);
    }

    /// <summary>Stores a new resource.</summary>
    public StoredResource Add(ResourceDescription resource, JsonObject body)
    {
        var json = Copy(body, except: _readOnly);
        json["id"] = Ids.New(resource.IdPrefix);
        RequireReference(resource, json, before: null);
        _relations.Complete(json, resource);
        Behavior(resource).CheckNew(json);
        var added = Store(resource, json);
        webhooks.Created(resource, added.Json);
        return added;
    }

    /// <summary>Stores a resource as a test gives it: its own id, status and timestamps count, nothing is checked, and no webhook tells of it.</summary>
    public StoredResource Import(ResourceDescription resource, JsonObject body)
    {
        var json = Copy(body, except: []);
        json["id"] ??= Ids.New(resource.IdPrefix);
        _relations.Complete(json, resource);
        return Store(resource, json);
    }

    /// <summary>Stores the changed copy of a resource in its place.</summary>
    public byte[] Replace(ResourceDescription resource, StoredResource existing, JsonObject json)
    {
        SetIfKnown(resource, json, "updated_at", state.Timestamp);
        RequireReference(resource, json, existing.Reference);
        _relations.Complete(json, resource);
        Behavior(resource).Complete(json);
        RequireFreeReference(resource, json, existing);
        var previous = existing.Json;
        state.Store(resource).Replace(existing, Arrange(resource, json));
        webhooks.Updated(resource, existing.Json, previous);
        return existing.Utf8;
    }

    /// <summary>The refusal of a move that the lifecycle does not know.</summary>
    public static SandboxError IllegalMove(ResourceDescription resource, StoredResource existing, string verb) =>
        new(HttpStatusCode.BadRequest, "INVALID_OPERATION", $"The operation '{verb}' is not possible for a {resource.ObjectType} in status {existing.Status}")
        {
            ResourceId = existing.Id,
            ResourceType = resource.ObjectType,
        };

    private StoredResource Store(ResourceDescription resource, JsonObject json)
    {
        SetIfKnown(resource, json, "object_type", resource.ObjectType);
        SetIfKnown(resource, json, "created_at", json.Text("created_at") ?? state.Timestamp);
        SetIfKnown(resource, json, "updated_at", json.Text("updated_at") ?? state.Timestamp);
        if (json["status"] is null && resource.Lifecycle.Initial is { } initial)
        {
            json["status"] = initial;
        }

        Behavior(resource).Complete(json);
        RequireFreeReference(resource, json, existing: null);
        return state.Store(resource).Add(Arrange(resource, json));
    }

    private byte[] Merge(ResourceDescription resource, StoredResource existing, JsonObject body, IReadOnlyCollection<string> ignored)
    {
        if (body.Text("status") is { } status && !ignored.Contains("status"))
        {
            RequireLegalMove(resource, existing, status);
        }

        var json = existing.Json.DeepClone().AsObject();
        foreach (var (name, value) in body)
        {
            if (_readOnly.Contains(name) || ignored.Contains(name))
            {
                continue;
            }

            if (value is null)
            {
                json.Remove(name);
            }
            else
            {
                json[name] = value.DeepClone();
            }
        }

        return Replace(resource, existing, json);
    }

    // Where the table knows no way to a status, as for one that Solvimon sets by itself, a body may set it.
    private static void RequireLegalMove(ResourceDescription resource, StoredResource existing, string status)
    {
        var moves = resource.Lifecycle.Transitions.Where(move => move.To == status).ToList();
        var isGoverned = moves.Count > 0 || (status == resource.Lifecycle.Initial && resource.Lifecycle.Transitions.Count > 0);
        if (status != existing.Status && isGoverned && !moves.Exists(move => move.From.Contains(existing.Status)))
        {
            throw IllegalMove(resource, existing, "update");
        }
    }

    // One that was seeded may be as it likes.
    private void RequireReference(ResourceDescription resource, JsonObject json, string? before)
    {
        if (json.Text("reference") is { } reference && reference != before && !Behavior(resource).IsReference(reference))
        {
            throw SandboxError.InvalidField("reference", "value must have 1 to 256 characters and no whitespace");
        }
    }

    // The documents declare no 409 for creates: a taken reference is a bad request like any other.
    private void RequireFreeReference(ResourceDescription resource, JsonObject json, StoredResource? existing)
    {
        if (json.Text("reference") is { } reference
            && state.Store(resource).AllByReference(reference).FirstOrDefault(other => other != existing && IsInTheWay(other)) is { } holder)
        {
            throw new SandboxError(
                HttpStatusCode.BadRequest, "RESOURCE_ALREADY_EXISTS", $"A {resource.ObjectType} with this reference already exists")
            {
                Field = "reference",
                ResourceId = holder.Id,
                ResourceType = resource.ObjectType,
            };
        }

        bool IsInTheWay(StoredResource holder) => !Behavior(resource).MayShareReference(json, holder.Json);
    }

    private void SetIfKnown(ResourceDescription resource, JsonObject json, string member, string value)
    {
        if (api.Schemas[resource.Schema].Member(member) is not null)
        {
            json[member] = value;
        }
    }

    private JsonObject Arrange(ResourceDescription resource, JsonObject json) =>
        _order.Arrange(json, new SchemaType(SchemaTypeKind.Schema, resource.Schema));

    private ResourceBehavior Behavior(ResourceDescription resource) => _behaviors.GetValueOrDefault(resource.Name) ?? GenericBehavior.Instance;

    private sealed class GenericBehavior : ResourceBehavior
    {
        public static GenericBehavior Instance { get; } = new();

        public override string Resource => "";
    }

    private static JsonObject Copy(JsonObject body, string[] except)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in body)
        {
            if (!except.Contains(name))
            {
                copy[name] = value?.DeepClone();
            }
        }

        return copy;
    }
}
