using System.Text;
using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Operations;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes <c>docs/lifecycles.md</c>: a state diagram for each resource with a status.</summary>
internal static class LifecycleDocs
{
    public static string Write(ResourceCatalog catalog)
    {
        var text = new StringBuilder();
        text.Append(
            """
            <!-- Written by tools/Solvimon.Client.Codegen from Config/lifecycles.yml. Do not edit. -->
            # Lifecycles

            Which statuses a resource can have, and what moves it from one to another. The server decides what is legal: a
            refused move arrives as `SolvimonTransitionException`. `EnsureActiveAsync` exists where the text says so;
            `WaitForStatusAsync` exists for every resource here that can be fetched by its id, and gives up at once when no
            arrow leads from the present status to the wanted one.

            An arrow marked with `?` is an assumption: the endpoint and the statuses exist, but no page of the documentation
            says from which statuses it leads.

            """);
        foreach (var resource in catalog.All.Where(resource => resource.Lifecycle is not null))
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

        text.Append("\n\n```mermaid\nstateDiagram-v2\n");
        if (lifecycle.Initial is { } initial)
        {
            text.Append("    [*] --> ").Append(initial).Append('\n');
        }

        foreach (var state in lifecycle.States.Where(state => state != lifecycle.Initial && lifecycle.Moves.All(move => move.To != state && !move.From.Contains(state))))
        {
            text.Append("    ").Append(state).Append('\n');
        }

        foreach (var move in lifecycle.Moves)
        {
            foreach (var from in move.From)
            {
                var by = move.By switch { "update" => "update the status", "solvimon" => "by itself", _ => move.By };
                text.Append("    ").Append(from).Append(" --> ").Append(move.To).Append(": ").Append(by).Append(move.Documented ? "" : " ?").Append('\n');
            }
        }

        text.Append("```\n");
    }
}
