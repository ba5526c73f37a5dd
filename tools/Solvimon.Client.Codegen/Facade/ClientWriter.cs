using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes the client and the handle of a resource, interface and implementation.</summary>
internal sealed class ClientWriter(ResourceCatalog catalog, Resource resource)
{
    private const string Mockable = "There to be substituted in tests; new operations of the API add members without that being a breaking change.";

    private readonly List<FacadeMethod> _methods = [.. new MethodFactory(catalog, resource).All()];

    private List<FacadeMethod> HandleMethods => [.. _methods.Where(method => method.PathParameters > 0)];

    public string ClientInterface()
    {
        CodeWriter code = Start(["Solvimon.Client.Models"]);
        code.Summary($"{Naming.Capitalized(resource.Doc.Many)}. {resource.Doc.About}");
        code.Line(OperationText.Element("remarks", resource.Bound is null ? "Safe for concurrent use. " + Mockable : Mockable));
        code.Superseded(resource.SupersededBy);
        using (code.Block($"public interface I{resource.Client}"))
        {
            if (resource.Id is { } id)
            {
                code.Summary($"{Naming.Capitalized(resource.Doc.One)}, to act on it. Sends nothing by itself.");
                code.Line(OperationText.Element($"param name=\"{id.Name}\"", OperationText.PathText(resource, id)));
                code.Line(OperationText.Element("exception cref=\"ArgumentException\"", $"The {OperationText.IdText(resource, id)} is blank."));
                code.Line($"I{resource.Handle} this[string {id.Name}] {{ get; }}").Line();
            }

            foreach (FacadeMethod method in _methods)
            {
                method.WriteDeclaration(code);
            }
        }

        return code.ToString();
    }

    public string Client()
    {
        List<string> usings = ["Solvimon.Client.Calls", "Solvimon.Client.Endpoints", "Solvimon.Client.Models"];
        if (resource.Lifecycle is not null)
        {
            usings.Insert(2, "Solvimon.Client.Lifecycles");
        }

        if (_methods.Any(method => method.Target.StartsWith("ReferenceLookup.", StringComparison.Ordinal) || method.Arguments.Any(argument => argument.Contains("SearchCriteria", StringComparison.Ordinal) || argument.Contains("DateRange", StringComparison.Ordinal))))
        {
            usings.Add("Solvimon.Client.Paging");
        }

        CodeWriter code = Start(usings);
        string parameters = resource.Bound is { } bound ? $"ApiTransport transport, string {bound.Name}" : "ApiTransport transport";
        code.Superseded(resource.SupersededBy);
        using (code.Block($"internal sealed class {resource.Client}({parameters}) : I{resource.Client}"))
        {
            if (resource.Lifecycle is { } lifecycle && resource.Find("Get") is not null)
            {
                WriteLifecycle(code, lifecycle);
            }

            code.Line($"private readonly I{resource.Api} _api = Refit.Implementation.GeneratedSolvimon_Client.{resource.Api}(transport);").Line();
            if (resource.Id is { } id)
            {
                code.Line($"public I{resource.Handle} this[string {id.Name}] => new {resource.Handle}(this, {(resource.Nested.Count > 0 ? "transport, " : "")}Argument.Id({id.Name}));").Line();
            }

            foreach (FacadeMethod method in _methods)
            {
                method.WriteImplementation(code);
            }

            foreach (Operation upsert in resource.Operations.Where(operation => operation.Kind == CallKind.Upsert && !catalog.IsIdentifiedByPath(operation)))
            {
                WriteIdentifies(code, upsert);
            }
        }

        return code.ToString();
    }

    public string HandleInterface()
    {
        CodeWriter code = Start(["Solvimon.Client.Models"]);
        PathParameter id = resource.Id!;
        code.Summary($"{Naming.Capitalized(resource.Doc.One)}, by its {OperationText.IdText(resource, id)}. Nothing is sent before a method is called.");
        code.Line(OperationText.Element("remarks", Mockable));
        code.Superseded(resource.SupersededBy);
        using (code.Block($"public interface I{resource.Handle}"))
        {
            code.Summary($"The {OperationText.IdText(resource, id)} that the handle was made with.");
            code.Line($"string {Naming.Capitalized(id.Name)} {{ get; }}").Line();
            foreach (Resource nested in resource.Nested)
            {
                code.Summary($"{Naming.Capitalized(nested.Doc.Many)}. {nested.Doc.About}");
                code.Line($"I{nested.Client} {nested.Property} {{ get; }}").Line();
            }

            foreach (FacadeMethod method in HandleMethods)
            {
                method.OnHandle("", "").WriteDeclaration(code, $"I{resource.Client}");
            }
        }

        return code.ToString();
    }

    public string Handle()
    {
        CodeWriter code = Start(resource.Nested.Count > 0 ? ["Solvimon.Client.Endpoints", "Solvimon.Client.Models"] : ["Solvimon.Client.Models"]);
        PathParameter id = resource.Id!;
        string client = Naming.Camel(resource.Plural);
        code.Superseded(resource.SupersededBy);
        using (code.Block($"internal sealed class {resource.Handle}({resource.Client} {client}, {(resource.Nested.Count > 0 ? "ApiTransport transport, " : "")}string {id.Name}) : I{resource.Handle}"))
        {
            code.Line($"public string {Naming.Capitalized(id.Name)} => {id.Name};").Line();
            foreach (Resource nested in resource.Nested)
            {
                code.Line($"public I{nested.Client} {nested.Property} => new {nested.Client}(transport, {id.Name});").Line();
            }

            foreach (FacadeMethod method in HandleMethods)
            {
                method.OnHandle(client, id.Name).WriteImplementation(code);
            }
        }

        return code.ToString();
    }

    private static CodeWriter Start(IEnumerable<string> usings)
    {
        CodeWriter code = new();
        foreach (string name in usings)
        {
            code.Line($"using {name};");
        }

        return code.Line().Line("namespace Solvimon.Client;").Line();
    }

    private void WriteLifecycle(CodeWriter code, LifecycleEntry lifecycle)
    {
        IEnumerable<(string From, string To)> moves = lifecycle.Moves.SelectMany(move => move.From.Select(from => (From: from, move.To))).Distinct();
        code.Line("private static readonly Lifecycle StatusLifecycle = new(");
        using (code.Indent())
        {
            code.Line($"\"{resource.Noun}\",");
            code.Line($"[{string.Join(", ", lifecycle.States.Select(state => $"\"{state}\""))}],");
            Layout.Wrapped(code, "[", moves.Select(move => $"(\"{move.From}\", \"{move.To}\")"), "]);");
        }

        code.Line();
    }

    // Which fields the API accepts as identifier is not documented: one that is not here counts as no identity, so that
    // the PUT is not repeated after an ambiguous failure.
    private static readonly string[] Identities = ["id", "reference", "email", "name"];

    private static void WriteIdentifies(CodeWriter code, Operation upsert)
    {
        List<ModelMember> members = ((ModelType)upsert.Body.Generated!).Members;
        List<ModelMember> texts = members.Where(member => member.Type.Kind == MemberKind.Text && Identities.Contains(member.JsonName)).OrderBy(member => Array.IndexOf(Identities, member.JsonName)).ToList();
        bool byField = upsert.Query.Any(query => query.Wire == "identifier_field");
        string own = string.Join(" || ", texts.Where(member => member.JsonName is "id" or "reference").Select(member => $"!string.IsNullOrEmpty(request.{member.Name})"));
        if (own.Length == 0)
        {
            throw new CodegenException($"{upsert.Key}: the body has neither id nor reference.");
        }

        code.Line("// Whether a repeated request would find what the first one created.");
        if (!byField)
        {
            code.Line($"private static bool Identifies({upsert.Body.Name} request) => {own};");
            return;
        }

        code.Line($"private static bool Identifies({upsert.Body.Name} request, string? identifierField, string? customFieldReference) => identifierField switch");
        using (code.Braces(";"))
        {
            if (members.Exists(member => member.JsonName == "custom_fields"))
            {
                code.Line("_ when customFieldReference is not null => request.CustomFields?.Any(field => field.Reference == customFieldReference) == true,");
            }
            else
            {
                code.Line("_ when customFieldReference is not null => false,");
            }

            code.Line($"null => {own},");
            foreach (ModelMember member in texts)
            {
                code.Line($"\"{member.JsonName}\" => !string.IsNullOrEmpty(request.{member.Name}),");
            }

            code.Line("_ => false,");
        }
    }
}
