using Solvimon.Client.Codegen.Models;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes what lies between the caller and the endpoints, for each included resource.</summary>
internal static class FacadeGenerator
{
    public static void Write(ResourceCatalog catalog, GeneratedFiles files, RepositoryFiles others)
    {
        HashSet<string> choices = new(StringComparer.Ordinal);
        foreach (Resource resource in catalog.All.SelectMany(resource => resource.WithNested()))
        {
            string folder = resource.Folder;
            files.Add($"{folder}/I{resource.Api}.cs", EndpointWriter.Write(resource));
            files.Add($"{folder}/{resource.Api}Factory.cs", EndpointFactoryWriter.Write(resource));

            ClientWriter client = new(catalog, resource);
            files.Add($"{folder}/I{resource.Client}.cs", client.ClientInterface());
            files.Add($"{folder}/{resource.Client}.cs", client.Client());
            if (resource.Id is not null)
            {
                files.Add($"{folder}/I{resource.Handle}.cs", client.HandleInterface());
                files.Add($"{folder}/{resource.Handle}.cs", client.Handle());
            }

            foreach (Operation operation in resource.Operations)
            {
                if (operation.IsFluent)
                {
                    FluentNames names = FluentNames.Of(resource, operation);
                    ListWriter list = new(catalog, resource, operation);
                    files.Add($"{folder}/{names.Interface}.cs", list.Interface());
                    files.Add($"{folder}/{names.Class}.cs", list.Class());
                    WriteOrder(catalog, files, resource, operation, names);
                }

                WriteChoices(catalog, files, folder, operation, choices);
            }
        }

        files.Add("ISolvimonClient.Resources.cs", RootWriter.Interface(catalog.All));
        files.Add("SolvimonClient.Resources.cs", RootWriter.Class(catalog.All));

        others.Add("tests/Solvimon.Client.Tests/Contract/operations.json", ManifestWriter.Write(catalog));
        others.Add("src/Solvimon.Client.Testing/Generated/api.json", SandboxWriter.Write(catalog));
        others.Add("docs/lifecycles.md", LifecycleDocs.Write(catalog));
    }

    private static void WriteOrder(ResourceCatalog catalog, GeneratedFiles files, Resource resource, Operation operation, FluentNames names)
    {
        IReadOnlyList<string> fields = catalog.OrderFields(operation);
        if (fields.Count > 0)
        {
            IEnumerable<(string field, string, string)> values = fields.Select(field => (field, catalog.Naming.Pascal(field), $"By the field <c>{field}</c>."));
            WriteEnumeration(files, resource.Folder, names.Order, $"The fields by which {resource.Doc.Many} can be ordered.", values);
        }
    }

    private static void WriteChoices(ResourceCatalog catalog, GeneratedFiles files, string folder, Operation operation, HashSet<string> written)
    {
        foreach (string? name in operation.Query.Select(query => query.Values?.Name).OfType<string>().Where(written.Add))
        {
            if (catalog.Expands.TryGetValue(name, out IReadOnlyList<string>? ids))
            {
                IEnumerable<(string, string, string)> values = ids.Select(id => (id, catalog.Naming.Pascal(id), $"The object behind <c>{id}</c>."))
                    .Append(("ALL", "All", "The objects behind all ids. Solvimon's own front end uses it; the API's documentation does not mention it."));
                WriteEnumeration(files, folder, name, $"The ids in {(name[0] is 'A' or 'E' or 'I' or 'O' ? "an" : "a")} <see cref=\"Models.{name[..^"Expand".Length]}\"/> behind which the API can put the whole object.", values);
            }
            else if (catalog.Choice(name) is { } choice)
            {
                WriteEnumeration(files, folder, name, choice.Text, choice.Values.Select(value => (value.Key, catalog.Naming.Pascal(value.Key), value.Value)));
            }
        }
    }

    private static void WriteEnumeration(GeneratedFiles files, string folder, string name, string summary, IEnumerable<(string Value, string Name, string Doc)> values) =>
        files.Add($"{folder}/{name}.cs", new EnumerationWriter(new Enumeration(name, summary, [.. values], IsInModels: false)).Write());
}
