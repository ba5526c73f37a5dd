using System.Text;
using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Operations;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes <c>docs/lifecycles.md</c>: a state diagram for each resource with a status.</summary>
internal static class LifecycleDocs
{
    public static string Write(ResourceCatalog catalog)
    {
        StringBuilder text = new();
        text.Append(
            """
            <!-- Written by tools/Solvimon.Client.Codegen from Config/lifecycles.yml. Do not edit. -->
            # Lifecycles

            Which statuses a resource can have, and what moves it from one to another. The server decides what is legal: a
            refused move arrives as `SolvimonTransitionException`. `EnsureActiveAsync` exists where the text says so;
            `WaitForStatusAsync` exists for every resource here that can be fetched by its id, and gives up at once when no
            arrow leads from the present status to the wanted one.

            An arrow marked with `?` is an assumption: the endpoint and the statuses exist, but no page of the documentation
            says from which statuses it leads. The [sandbox](sandbox.md) makes the moves that are drawn, but not those marked with `??`:
            there the documentation describes the verb without this start. A body's `status` may make any move of the resource's
            endpoints; what happens by itself it cannot do. Where the text says nothing else, a resource can be created in its first status
            and in those that an update or `activate` leads to from there, but not archived.

            """);
        foreach (Resource resource in catalog.All.Where(resource => resource.Lifecycle is not null))
        {
            Write(text, resource, resource.Lifecycle!);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Resource resource, LifecycleEntry lifecycle)
    {
        text.Append('\n').Append("## ").Append(char.ToUpperInvariant(resource.Doc.Many[0])).Append(resource.Doc.Many[1..]).Append("\n\n");
        text.Append('`').Append("solvimon.").Append(resource.Property).Append("`. ");
        text.Append(lifecycle.Activation switch
        {
            "verb" => "`EnsureActiveAsync` calls `activate`.",
            "update" => "No endpoint activates: `EnsureActiveAsync` updates the status.",
            _ => "No `EnsureActiveAsync`.",
        });
        if (lifecycle.Note is { Length: > 0 } note)
        {
            text.Append(' ').Append(note.Trim());
        }

        Describe(text, lifecycle);
        text.Append("\n\n```mermaid\nstateDiagram-v2\n");
        if (lifecycle.Initial is { } initial)
        {
            text.Append("    [*] --> ").Append(initial).Append('\n');
        }

        foreach (string? state in lifecycle.States.Where(state => state != lifecycle.Initial && lifecycle.Moves.All(move => move.To != state && !move.From.Contains(state))))
        {
            text.Append("    ").Append(state).Append('\n');
        }

        foreach (MoveEntry move in lifecycle.Moves)
        {
            foreach (string from in move.From)
            {
                string by = move.By switch { "update" => "update the status", "solvimon" => "by itself", _ => move.By };
                text.Append("    ").Append(from).Append(" --> ").Append(move.To).Append(": ").Append(by).Append(Mark(lifecycle, move)).Append('\n');
            }
        }

        text.Append("```\n");
    }

    private static string Mark(LifecycleEntry lifecycle, MoveEntry move) => move switch
    {
        { Documented: true } => "",
        { By: "solvimon" } => " ?",
        _ => SandboxLifecycle.Makes(lifecycle, move) ? " ?" : " ??",
    };

    private static void Describe(StringBuilder text, LifecycleEntry lifecycle)
    {
        if (lifecycle.Start.Count > 0)
        {
            text.Append(" It can be created in ").AppendJoin(", ", lifecycle.Start).Append(" only.");
        }

        foreach (FixedEntry entry in lifecycle.Fixed)
        {
            string members = entry.Members.Count == 0 ? "nothing but the status" : "everything but " + string.Join(" and ", entry.Members.Select(member => $"`{member}`"));
            text.Append(" In ").AppendJoin(" and ", entry.In).Append(' ').Append(members).Append(" can be changed, and it cannot be deleted")
                .Append(entry.Documented ? "." : " (an assumption).");
        }
    }
}
