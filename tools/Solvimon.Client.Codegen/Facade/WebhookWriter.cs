using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Texts;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes what is known of webhooks, from <c>Config/webhooks.yml</c>: the types of events, and the model of each resource.</summary>
internal static class WebhookWriter
{
    public static void Write(ResourceCatalog catalog, Table<WebhookEntry> table, Naming naming, GeneratedFiles files, Problems problems)
    {
        List<ToldResource> resources = [];
        foreach (string name in table.Entries.Keys)
        {
            WebhookEntry entry = table.Find(name)!;
            if (catalog.All.SelectMany(resource => resource.WithNested()).FirstOrDefault(resource => resource.ItemType == entry.Model) is { } resource)
            {
                resources.Add(new ToldResource(name, naming.Pascal(name), entry.Model, resource.Doc, [.. Events(entry, resource, naming)]));
            }
            else
            {
                problems.Add($"Config/webhooks.yml: '{name}' has the model {entry.Model}, which no resource has.");
            }
        }

        files.Add("Webhooks/WebhookEventTypes.cs", EventTypes(resources));
        files.Add("Webhooks/WebhookModels.cs", Models(resources));
    }

    private static IEnumerable<ToldEvent> Events(WebhookEntry entry, Resource resource, Naming naming)
    {
        yield return new ToldEvent("CREATED", "Created", "was created");
        yield return new ToldEvent("UPDATED", "Updated", "was changed");
        yield return new ToldEvent("DELETE", "Deleted", "was deleted");
        foreach (string? status in (resource.Lifecycle?.Moves ?? []).Select(move => move.To).Distinct())
        {
            yield return new ToldEvent($"STATUS_TO_{status}", $"StatusTo{naming.Pascal(status)}", $"got the status {status}");
        }

        foreach ((string action, string text) in entry.Actions)
        {
            yield return new ToldEvent(action, naming.Pascal(action), text);
        }
    }

    private static string EventTypes(List<ToldResource> resources)
    {
        CodeWriter code = new();
        code.Line("namespace Solvimon.Client.Webhooks;").Line();
        code.Summary("The types of events that are known, such as <c>WebhookEventTypes.Invoice.Paid</c>, and patterns for all events of a resource.");
        code.Line(
            """
            /// <remarks>
            /// The set is open: <c>GET /v1/webhooks/actions</c> lists what an account can send. Solvimon's guide has CREATED, UPDATED and DELETE for
            /// every resource, its reference STATUS_TO_FINAL and PAID for invoices; that the other statuses are told in the same way is assumed.
            /// </remarks>
            """);
        using (code.Block("public static class WebhookEventTypes"))
        {
            code.Summary("The pattern for every event.").Line("public const string Any = \"*\";").Line();
            code.Summary("Every type that has a name here.").Line("public static IReadOnlyList<string> Known { get; } =").Line("[");
            using (code.Indent())
            {
                foreach (ToldResource resource in resources)
                {
                    code.Line(string.Join(", ", resource.Events.Select(told => $"{resource.Class}.{told.Name}")) + ",");
                }
            }

            code.Line("];").Line();
            foreach (ToldResource resource in resources)
            {
                Write(code, resource);
            }
        }

        return code.ToString();
    }

    private static void Write(CodeWriter code, ToldResource resource)
    {
        string one = resource.Doc.One;
        code.Summary($"Events about {resource.Doc.Many}. Their data is read as <see cref=\"Models.{resource.Model}\"/>.");
        using (code.Block($"public static class {resource.Class}"))
        {
            code.Summary($"The pattern for every event about {one}: <c>{resource.Name}.*</c>.").Line($"public const string Any = \"{resource.Name}.*\";").Line();
            foreach (ToldEvent told in resource.Events)
            {
                code.Summary($"{Naming.Capitalized(one)} {told.Text}: <c>{resource.Name}.{told.Action}</c>.");
                code.Line($"public const string {told.Name} = \"{resource.Name}.{told.Action}\";").Line();
            }
        }

        code.Line();
    }

    private static string Models(List<ToldResource> resources)
    {
        CodeWriter code = new();
        code.Line("using System.Text.Json;").Line("using Solvimon.Client.Models;").Line().Line("namespace Solvimon.Client.Webhooks;").Line();
        code.Summary("The model of each resource that webhooks tell of.");
        using (code.Block("internal static class WebhookModels"))
        {
            code.Summary("Reads a resource: the reader stands on its first token and is left on its last one. Null, and nothing read, for a resource that has no model.");
            using (code.Block("public static SolvimonObject? Read(string resource, ref Utf8JsonReader reader) => resource switch", ";"))
            {
                foreach (ToldResource resource in resources)
                {
                    code.Line($"\"{resource.Name}\" => {resource.Model}.Read(ref reader),");
                }

                code.Line("_ => null,");
            }
        }

        return code.ToString();
    }

    private sealed record ToldResource(string Name, string Class, string Model, ResourceDoc Doc, IReadOnlyList<ToldEvent> Events);

    private sealed record ToldEvent(string Action, string Name, string Text);
}
