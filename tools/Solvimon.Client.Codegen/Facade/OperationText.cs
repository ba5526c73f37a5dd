using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>The parts of the documentation that follow from what an operation is.</summary>
internal static class OperationText
{
    public const string OptionsText = "What this call does differently from the client's settings.";
    public const string CancellationText = "Ends the call.";

    public static string Element(string tag, string text) => $"/// <{tag}>{XmlText.Escape(text)}</{tag.Split(' ')[0]}>";

    public static string Remarks(Operation operation)
    {
        string remarks = $"<c>{operation.Key}</c>.";
        if (operation.Permission is { } permission)
        {
            remarks += $" Requires the permission {permission}.";
        }

        return remarks + operation.Kind switch
        {
            CallKind.Read or CallKind.AnonymousRead when operation.Method == "POST" => " Changes nothing, and is retried as a read.",
            CallKind.Write when operation.Method == "GET" => " Takes effect although it is a GET: it carries no idempotency key, and is not repeated when an attempt may have reached the API.",
            CallKind.Ingestion => " Carries no idempotency key: the event's own reference makes it idempotent, where that is activated for the account.",
            CallKind.Anonymous => " Sends no credential of the client.",
            _ => "",
        } + (operation.Kind == CallKind.AnonymousRead ? " Sends no credential of the client." : "");
    }

    /// <summary>What the first part of the path takes: <c>id</c>, <c>id or reference</c>.</summary>
    public static string IdText(Resource resource, PathParameter path) => path.TakesReference ? $"id or {resource.Doc.Reference ?? "reference"}" : "id";

    public static string PathText(Resource resource, PathParameter path) => path.Name switch
    {
        "idOrReference" when resource.Doc.Reference is { } name => $"The id of the {resource.Noun}, or the {name} itself.",
        "idOrReference" => $"The id or the reference of the {resource.Noun}. References are compared case-sensitively.",
        "id" => $"The id of the {resource.Noun}; a reference is not accepted.",
        var part => $"The id of the {string.Join(' ', Naming.Split(part[..^"Id".Length]))}; a reference is not accepted.",
    };

    /// <summary>What the body is, where that follows from what the operation does; otherwise null.</summary>
    public static string? BodyText(Resource resource, Operation operation) => (operation.Name, operation.Method) switch
    {
        ("Create" or "Add", _) => $"The {resource.Noun} to create.",
        ("Upsert", _) => $"The {resource.Noun} as it shall be, with what identifies it.",
        ("Update", _) => "The changes: a member that is not assigned stays as it is, an assigned <see langword=\"null\"/> clears it.",
        (_, "PUT") => $"The {resource.Noun} that takes the place of the stored one.",
        _ when operation.Kind == CallKind.Ingestion => "What was used, by whom and when.",
        _ => null,
    };

    /// <summary>What is given back, where that follows from what the operation does or has a text; otherwise null.</summary>
    public static string? ReturnsText(Resource resource, Operation operation)
    {
        bool isItem = operation.Answer.Name == (resource.ItemType ?? resource.Singular);
        return operation.Answer.Kind switch
        {
            _ when operation.Returns is { } text => text,
            TypeKind.None => "A task that ends when the API has confirmed.",
            TypeKind.File => "The file's content, straight from the connection: read it promptly and dispose of it. It is a <see cref=\"DownloadStream\"/>, which also has the file's name, type and length where the server gives them.",
            TypeKind.Text => "The text that the API answers.",
            TypeKind.List => "All of them: this answer is not paged.",
            TypeKind.Page => "The answer's only page.",
            _ when operation.Name == "Get" => $"The {resource.Noun}.",
            _ when operation.Name is "Create" or "Add" && isItem => $"The {resource.Noun} as created, with its id.",
            _ when operation.Name == "Delete" && isItem => $"The {resource.Noun} as it was deleted.",
            _ when operation.Kind is CallKind.Transition or CallKind.Write or CallKind.Upsert && isItem => $"The {resource.Noun} as it is afterwards.",
            _ => null,
        };
    }

    public static IEnumerable<(string Type, string Text)> Exceptions(Resource resource, Operation operation)
    {
        if (operation.Path.Count > 0)
        {
            yield return ("ArgumentException", $"The {IdText(resource, operation.Path[0])} is blank.");
        }

        if (operation.Body.Kind != TypeKind.None && operation.Kind is not (CallKind.Read or CallKind.AnonymousRead) || operation.Kind == CallKind.Write && operation.Body.Kind != TypeKind.None)
        {
            yield return ("SolvimonValidationException", "The API refuses a value; <see cref=\"SolvimonApiException.Field\"/> says which.");
        }

        if (operation.Path.Count > 0)
        {
            yield return ("SolvimonNotFoundException", operation.Path.Count > 1 ? "One of the ids is unknown in this environment." : $"No {resource.Noun} has this {IdText(resource, operation.Path[0])} in this environment.");
        }

        if (operation.Kind == CallKind.Transition)
        {
            yield return ("SolvimonTransitionException", $"The status of the {resource.Noun} does not allow it.");
        }

        if (operation.Name is "Create" or "Upsert" or "Add")
        {
            yield return ("SolvimonConflictException", $"It contradicts {resource.Doc.One} that exists, or the idempotency key was used for another request.");
        }
    }
}
