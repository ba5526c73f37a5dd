using System.Text.RegularExpressions;
using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Texts;

/// <summary>What the summaries of classes, members and enumerations say.</summary>
internal sealed partial class ModelTexts(TextFiles files, TypeCatalog types, Problems problems)
{
    private static readonly string[] RequestSuffixes = ["CreateRequest", "UpdateRequest", "UpsertRequest", "DetailsRequest", "Request"];

    // A schema's texts are in one file, though its classes may be apart: that of the class that is returned.
    private readonly Dictionary<string, string> _folders = types.Models.OrderBy(model => model.Role).GroupBy(model => model.Family.Name).ToDictionary(family => family.Key, family => family.First().Folder);

    public string Of(ModelType model)
    {
        string text = model.Summary ?? TextRules.Checked(FileOf(model).Types.Find(model.Family.Name), $"{PlaceOf(model)}: types: {model.Family.Name}", model.Name, problems);
        return model.Role switch
        {
            ModelRole.Create => $"What to send to create {Noun(model)}. {text}",
            ModelRole.Update => $"What to change of {Noun(model)}: what is assigned is sent, null included, and what is not assigned stays as it is. {text}",
            ModelRole.Upsert => $"What to send to create {Noun(model)}, or to change it where it exists already. {text}",
            ModelRole.Details => $"What to send about {Noun(model)} inside another request: one to create, or one that exists already. {text}",
            _ => text,
        };
    }

    public string Of(ModelType model, ModelMember member)
    {
        TextFile file = FileOf(model);
        string? found = Find(file, model.Name) ?? Find(file, model.Family.Name) ?? Find(files.Shared, model.Role == ModelRole.Details ? "UpsertRequest" : $"{model.Role}Request") ?? Find(file, "*") ?? Find(files.Shared, "*");
        string text = TextRules.Checked(found, $"{PlaceOf(model)}: members: {model.Family.Name}: {member.JsonName}", member.Name, problems);
        text = WithReferences(text, model, member);
        return model.IsSent && member.Type.Kind == MemberKind.Instant ? text + " Sent with whole seconds." : text;

        string? Find(TextFile texts, string schema) => texts.Members.TryGetValue(schema, out Table<string>? members) ? members.Find(member.JsonName) : null;
    }

    public string Of(EnumerationType type) => TextRules.Checked(Lookup(type, text => text.Summary), $"{PlaceOf(type)}: summary", type.Name, problems);

    public string Of(EnumerationType type, string value, string name) =>
        TextRules.Checked(Lookup(type, text => text.Values.GetValueOrDefault(value)) ?? files.Shared.Values.Find(value), $"{PlaceOf(type)}: values: {value}", name, problems);

    // A sibling that the text calls by its wire name is a reference to it.
    private static string WithReferences(string text, ModelType model, ModelMember member) => CodeElement().Replace(text, element =>
        model.Members.Find(other => other != member && other.JsonName == element.Groups["name"].Value) is { } sibling ? $"<see cref=\"{sibling.Name}\"/>" : element.Value);

    [GeneratedRegex("<c>(?<name>[a-z0-9_]+)</c>", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeElement();

    private static string PlaceOf(EnumerationType type) => $"Docs/{type.Folder}.yml: enumerations: {type.Name}";

    private string PlaceOf(ModelType model) => $"Docs/{_folders[model.Family.Name]}.yml";

    private TextFile FileOf(ModelType model) => files.Of(_folders[model.Family.Name]);

    private string Noun(ModelType model)
    {
        Table<string> nouns = FileOf(model).Nouns;
        string suffix = Array.Find(RequestSuffixes, suffix => model.Name.EndsWith(suffix, StringComparison.Ordinal)) ?? "";
        return nouns.Find(model.Name) ?? nouns.Find(model.Family.Name) ?? Naming.Sentence(model.Name[..^suffix.Length]);
    }

    private string? Lookup(EnumerationType type, Func<EnumerationText, string?> select)
    {
        EnumerationText? own = files.Of(type.Folder).Enumerations.Find(type.Name);
        return own is null ? null : select(own) ?? (own.SameAs is { } same && files.Enumeration(same) is { } other ? select(other) : null);
    }
}
