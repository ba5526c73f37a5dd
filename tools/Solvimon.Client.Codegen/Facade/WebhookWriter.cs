using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes what is known of webhooks, from <c>Config/webhooks.yml</c>: the types of events, and the model of each resource.</summary>
internal sealed class WebhookWriter(ResourceCatalog catalog, Naming naming, Table<WebhookEntry> webhooks)
{
    private static readonly (string Action, string Name, string Text)[] Common =
        [("CREATED", "Created", "was created"), ("UPDATED", "Updated", "was changed"), ("DELETE", "Deleted", "was deleted")];

    public static void Write(ResourceCatalog catalog, Naming naming, Table<WebhookEntry> webhooks, GeneratedFiles files)
    {
        var writer = new WebhookWriter(catalog, naming, webhooks);
        files.Add("Webhooks/WebhookEventTypes.cs", writer.EventTypes());
        files.Add("Webhooks/WebhookModels.cs", writer.Models());
    }

    private string EventTypes()
    {
        var code = new CodeWriter();
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
            code.Summary("Every type that has a name here.").Line("public static IReadOnlyList<string> Known { get; } =");
            code.Line("[");
            using (code.Indent())
            {
                foreach (var (resource, entry) in webhooks.Entries)
                {
                    code.Line(string.Join(", ", Actions(entry).Select(action => $"{naming.Pascal(resource)}.{action.Name}")) + ",");
                }
            }

            code.Line("];").Line();
            foreach (var (resource, entry) in webhooks.Entries)
            {
                WriteResource(code, resource, entry);
            }
        }

        return code.ToString();
    }

    private void WriteResource(CodeWriter code, string resource, WebhookEntry entry)
    {
        var doc = Of(entry).Doc;
        code.Summary($"Events about {doc.Many}. They carry {(entry.Model[0] is 'A' or 'I' ? "an" : "a")} <see cref=\"Models.{entry.Model}\"/>.");
        using (code.Block($"public static class {naming.Pascal(resource)}"))
        {
            code.Summary($"The pattern for every event about {doc.One}: <c>{resource}.*</c>.").Line($"public const string Any = \"{resource}.*\";").Line();
            foreach (var (action, name, text) in Actions(entry))
            {
                code.Summary($"{char.ToUpperInvariant(doc.One[0])}{doc.One[1..]} {text}: <c>{resource}.{action}</c>.");
                code.Line($"public const string {name} = \"{resource}.{action}\";").Line();
            }
        }

        code.Line();
    }

    private IEnumerable<(string Action, string Name, string Text)> Actions(WebhookEntry entry) =>
    [
        .. Common,
        .. (Of(entry).Lifecycle?.Moves ?? []).Select(move => move.To).Distinct().Select(status => ($"STATUS_TO_{status}", $"StatusTo{naming.Pascal(status)}", $"got the status {status}")),
        .. entry.Actions.Select(action => (action.Key, naming.Pascal(action.Key), action.Value)),
    ];

    private string Models()
    {
        var code = new CodeWriter();
        code.Line("using System.Text.Json;").Line("using Solvimon.Client.Models;").Line().Line("namespace Solvimon.Client.Webhooks;").Line();
        code.Summary("The model of each resource that webhooks tell of.");
        using (code.Block("internal static class WebhookModels"))
        {
            code.Summary("Reads a resource: the reader stands on its first token and is left on its last one. Null, and nothing read, for a resource that has no model.");
            using (code.Block("public static SolvimonObject? Read(string resource, ref Utf8JsonReader reader) => resource switch", ";"))
            {
                foreach (var (resource, entry) in webhooks.Entries)
                {
                    webhooks.Find(resource);
                    code.Line($"\"{resource}\" => {entry.Model}.Read(ref reader),");
                }

                code.Line("_ => null,");
            }
        }

        return code.ToString();
    }

    private Resource Of(WebhookEntry entry) =>
        catalog.All.SelectMany(resource => resource.WithNested()).FirstOrDefault(resource => resource.ItemType == entry.Model)
        ?? throw new CodegenException($"Config/webhooks.yml: no resource has the model {entry.Model}.");
}
