using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Reading;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Account;

/// <summary>Roles show the roles that they are made of on demand, two levels deep.</summary>
internal sealed class RoleBehavior : ResourceBehavior
{
    private const int MaxDepth = 2;

    private readonly SandboxState _state;

    public RoleBehavior(SandboxState state, ResourceView view)
    {
        _state = state;
        view.Change(Resource, (role, call) =>
        {
            if (call.Query["include_child_roles"] == "true")
            {
                AddChildren(role, MaxDepth);
            }
        });
    }

    public override string Resource => "roles";

    private void AddChildren(JsonObject role, int depth)
    {
        ResourceStore roles = _state.Store(_state.Resource(Resource));
        List<JsonObject> children = role.Values("child_role_ids").Select(roles.ById).OfType<StoredResource>().Select(child => child.Json.DeepClone().AsObject()).ToList();
        if (depth == 0 || children.Count == 0)
        {
            return;
        }

        children.ForEach(child => AddChildren(child, depth - 1));
        role["child_roles"] = new JsonArray([.. children]);
    }
}
