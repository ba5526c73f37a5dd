using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Plans;

/// <summary>Versions of something: they are numbered, and what they are versions of lists them.</summary>
/// <param name="state">The resources.</param>
/// <param name="writer">What changes the parent.</param>
/// <param name="parents">The family of what they are versions of: <c>pricing-plans</c>.</param>
/// <param name="parentMember">Its id in the version.</param>
/// <param name="infos">Its list of the versions.</param>
internal abstract class VersionedBehavior(SandboxState state, ResourceWriter writer, string parents, string parentMember, string infos) : ResourceBehavior
{
    // Assumption (plans and quotes): A version without a number gets the next one. Numbers begin with 1, and two versions of a plan or quote cannot have
    // the same.
    public override void Check(JsonObject resource, StoredResource? existing)
    {
        if (resource["version"] is { } requested && requested.GetValue<long>() < 1)
        {
            throw SandboxError.InvalidField("version", "value must be at least 1");
        }

        if (Others(resource).FirstOrDefault(other => resource["version"] is { } number && Number(other) == number.GetValue<long>()) is { } holder)
        {
            throw new SandboxError(HttpStatusCode.BadRequest, "RESOURCE_ALREADY_EXISTS", "A version with this number already exists")
            {
                Field = "version",
                ResourceId = holder.Id,
                ResourceType = Family.ObjectType,
            };
        }
    }

    public override void Complete(JsonObject resource) => resource["version"] ??= Others(resource).Select(Number).DefaultIfEmpty(0).Max() + 1;

    // Assumption (plans and quotes): A PUT without an id means the version with its number, and without a number the latest.
    public override StoredResource? FindTarget(JsonObject body) => body["version"] is { } number
        ? Versions(body).FirstOrDefault(version => Number(version) == number.GetValue<long>())
        : Versions(body).MaxBy(Number);

    public override void Stored(StoredResource resource, JsonObject? previous) => ShowInParent(resource);

    public override void Deleted(StoredResource resource) => ShowInParent(resource);

    /// <summary>The entry of a version in the list of its parent.</summary>
    protected abstract JsonObject Info(JsonObject version);

    private ResourceDescription Family => state.Resource(Resource);

    private ResourceList Versions(JsonObject version) =>
        version.Text(parentMember) is { } parent ? state.Store(Family).Having(parentMember, parent) : [];

    private IEnumerable<StoredResource> Others(JsonObject version) => Versions(version).Where(other => other.Id != version.Text("id"));

    private static long Number(StoredResource version) => version.Json["version"]?.GetValue<long>() ?? 0;

    private void ShowInParent(StoredResource version)
    {
        ResourceDescription family = state.Resource(parents);
        if (version.Json.Text(parentMember) is { } id && state.Store(family).ById(id) is { } parent)
        {
            writer.Reflect(family, parent, json => json[infos] = new JsonArray([.. Versions(version.Json).Select(one => (JsonNode)Info(one.Json))]));
        }
    }
}
