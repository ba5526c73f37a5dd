using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors;

/// <summary>What a usage event must keep to, beyond its schema, before it is taken.</summary>
internal sealed class EventRules(SandboxState state, ResourceWriter writer)
{
    private static readonly TimeSpan _ahead = TimeSpan.FromMinutes(30);

    /// <summary>A copy of the event, with the ids of what it names.</summary>
    /// <param name="usage">The event as it was sent.</param>
    /// <param name="call">The call that brings it; <c>meter_validation=DYNAMIC</c> creates the meter and its parts on the fly.</param>
    /// <param name="path">Where the event lies in the body, for the fields of errors.</param>
    /// <param name="notFound">The code for what does not exist, which differs between one event and many.</param>
    /// <exception cref="SandboxError">The reason why the event is not taken.</exception>
    public JsonObject Check(JsonObject usage, SandboxCall call, string path, string notFound)
    {
        var copy = usage.DeepClone().AsObject();
        CheckReference(copy, path);
        CheckTimestamp(copy, path);
        Resolve(copy, "customer", "customers", path, notFound, isCreated: false);

        var isDynamic = call.Query["meter_validation"] == "DYNAMIC";
        var sentMeter = copy.Text("meter_id") is null ? "meter_reference" : "meter_id";
        var meter = Resolve(copy, "meter", "meters", path, notFound, isDynamic);
        if (meter.Status != "ACTIVE")
        {
            throw NotFound(state.Resource("meters"), meter.Id, path + sentMeter, notFound);
        }

        ResolveParts(copy, "meter_values", "meter-values", path, notFound, isDynamic);
        ResolveParts(copy, "meter_properties", "meter-properties", path, notFound, isDynamic);
        RequireParts(copy, meter, "meter_values", path);
        RequireParts(copy, meter, "meter_properties", path);
        return copy;
    }

    private static void CheckReference(JsonObject usage, string path)
    {
        var reference = usage.Text("reference") ?? throw SandboxError.MissingField(path + "reference");
        if (reference.Length is < 10 or > 256)
        {
            throw SandboxError.InvalidField(path + "reference", "value must have 10 to 256 characters");
        }
    }

    private void CheckTimestamp(JsonObject usage, string path)
    {
        if (usage.Text("timestamp") is { } timestamp
            && DateTimeOffset.Parse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) > state.Now + _ahead)
        {
            throw SandboxError.InvalidField(path + "timestamp", "value must not be more than 30 minutes in the future");
        }
    }

    /// <summary>The resource that <c>{name}_id</c> or <c>{name}_reference</c> means; its id is put in.</summary>
    private StoredResource Resolve(JsonObject usage, string name, string family, string path, string notFound, bool isCreated)
    {
        var (idMember, referenceMember) = (name + "_id", name + "_reference");
        var resource = state.Resource(family);
        var found = Find(resource, usage.Text(idMember), usage.Text(referenceMember), isCreated)
            ?? throw NotFound(
                resource,
                usage.Text(idMember) ?? usage.Text(referenceMember),
                path + (usage.Text(idMember) is null ? referenceMember : idMember),
                notFound);
        usage[idMember] = found.Id;
        return found;
    }

    private void ResolveParts(JsonObject usage, string member, string family, string path, string notFound, bool isCreated)
    {
        var resource = state.Resource(family);
        var parts = usage[member] is JsonArray entries ? entries.OfType<JsonObject>().ToList() : [];
        for (var i = 0; i < parts.Count; i++)
        {
            var found = Find(resource, parts[i].Text("id"), parts[i].Text("reference"), isCreated)
                ?? throw NotFound(resource, parts[i].Text("id") ?? parts[i].Text("reference"), $"{path}{member}.{i}", notFound);
            parts[i]["id"] = found.Id;
        }
    }

    private StoredResource? Find(ResourceDescription resource, string? id, string? reference, bool isCreated)
    {
        var store = state.Store(resource);
        if (id is not null)
        {
            return store.ById(id);
        }

        if (reference is null)
        {
            return null;
        }

        return store.ByReference(reference)
            ?? (isCreated ? writer.Add(resource, new JsonObject { ["reference"] = reference, ["status"] = "ACTIVE" }) : null);
    }

    private static void RequireParts(JsonObject usage, StoredResource meter, string member, string path)
    {
        var required = meter.Json[member] is JsonArray parts
            ? parts.OfType<JsonObject>().Where(part => part["required"]?.GetValue<bool>() == true)
            : [];
        var given = usage.Values(member + ".id").Concat(usage.Values(member + ".reference")).ToHashSet(StringComparer.Ordinal);
        foreach (var part in required)
        {
            if (!given.Contains(part.Text("id") ?? "") && !given.Contains(part.Text("reference") ?? ""))
            {
                throw SandboxError.MissingField($"{path}{member}");
            }
        }
    }

    private static SandboxError NotFound(ResourceDescription resource, string? id, string field, string code) =>
        new(HttpStatusCode.BadRequest, code, $"The requested {resource.ObjectType} could not be found, or is not active")
        {
            Field = field,
            ResourceId = id,
            ResourceType = resource.ObjectType,
        };
}
