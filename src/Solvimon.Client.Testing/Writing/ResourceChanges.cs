using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Reading;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Writing;

/// <summary>Create, upsert, update, delete and the verbs for every resource family.</summary>
internal sealed class ResourceChanges(ApiDescription api, SandboxState state, ResourceWriter writer, ResourceView view)
{
    private readonly UpsertTarget _upsertTarget = new(api, state, writer);

    public SandboxResponse Create(SandboxCall call) => Answer(call, writer.Create(call.Resource, call.Body));

    /// <summary>
    /// Creates, or changes what the body identifies as an update would: members that are absent stay. Answers 201 both times, as
    /// documented.
    /// </summary>
    public SandboxResponse Upsert(SandboxCall call)
    {
        IReadOnlyCollection<string> ignored = UpsertTarget.IgnoredFields(call);
        return Answer(call, _upsertTarget.Find(call) is { } existing
            ? writer.Merge(call.Resource, existing, call.Body, ignored)
            : writer.Create(call.Resource, call.Body));
    }

    public SandboxResponse Update(SandboxCall call) =>
        Answer(call, writer.Merge(call.Resource, state.Find(call), call.Body, UpsertTarget.IgnoredFields(call)));

    // Assumption (resources): DELETE answers the resource as it was.
    public SandboxResponse Delete(SandboxCall call)
    {
        StoredResource resource = state.Find(call);
        writer.Delete(call.Resource, resource);
        return Answer(call, resource);
    }

    public SandboxResponse Transition(SandboxCall call) =>
        Answer(call, writer.Move(call.Resource, state.Find(call), call.Operation.Path.LastSegment));

    private SandboxResponse Answer(SandboxCall call, StoredResource resource)
    {
        writer.Behavior(call.Resource).Follow(call, resource);
        return call.Success(view.Write(call, resource));
    }
}
