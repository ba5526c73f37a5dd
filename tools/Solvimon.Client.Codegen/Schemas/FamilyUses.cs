using Microsoft.OpenApi;
using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;

namespace Solvimon.Client.Codegen.Schemas;

/// <summary>Which families are sent, and which are split: their requests are not the class that is returned.</summary>
internal sealed class FamilyUses
{
    private readonly SchemaFamilies _families;
    private readonly FamilyRules _rules;
    private readonly ILookup<string, ApiOperation> _bodies;
    private readonly HashSet<string> _sent;
    private readonly HashSet<string> _split;

    public FamilyUses(ApiDocuments documents, SchemaFamilies families, FamilyRules rules, Table<SmallBody> smallBodies)
    {
        _families = families;
        _rules = rules;
        _bodies = documents.Operations.Where(operation => operation.BodySchema is OpenApiSchemaReference).ToLookup(operation => FamilyOf(operation.BodySchema)!, StringComparer.Ordinal);
        _sent = Reached(_bodies.Where(family => family.Any(operation => !smallBodies.Has(operation.Key))).Select(family => family.Key));
        _split = FindSplit(documents);
    }

    /// <summary>Whether a request is made of the family, or contains it.</summary>
    public bool IsSent(SchemaFamily family) => _sent.Contains(family.Name);

    /// <summary>Whether the family's requests are classes of their own: it is a resource, or contains one.</summary>
    public bool IsSplit(SchemaFamily family) => _split.Contains(family.Name);

    /// <summary>The operations that take the family as their body.</summary>
    public IEnumerable<ApiOperation> BodyOperations(SchemaFamily family) => _bodies[family.Name];

    private HashSet<string> FindSplit(ApiDocuments documents)
    {
        HashSet<string> bodies = _bodies.Select(family => family.Key).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> returned = documents.Operations.Select(operation => FamilyOf(operation.AnswerSchema?.Items ?? operation.AnswerSchema)).OfType<string>().Where(_families.Contains)
            .Select(name => _families[name].PageItem?.Family ?? name);
        HashSet<string> split = bodies.Intersect(returned).ToHashSet(StringComparer.Ordinal);

        // What contains a split family is split, too.
        HashSet<string> reached = Reached(bodies);
        for (bool grown = true; grown;)
        {
            grown = false;
            foreach (SchemaFamily family in _families.All.Where(family => reached.Contains(family.Name) && family.HasVariant(SchemaVariant.Base) && family.PageItem is null && !_rules.IsHandWritten(family.Name)))
            {
                grown |= _rules.SentReferences(family).Any(split.Contains) && split.Add(family.Name);
            }
        }

        return split;
    }

    // The families that are sent with those of the given names, themselves included.
    private HashSet<string> Reached(IEnumerable<string> names)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Queue<string> queue = new(names);
        while (queue.TryDequeue(out string? name))
        {
            if (!_rules.IsNothing(name) && reached.Add(name))
            {
                foreach (string next in _rules.SentReferences(_families[name]))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return reached;
    }

    private static string? FamilyOf(IOpenApiSchema? schema) => schema is OpenApiSchemaReference { Reference.Id: { } name } ? SchemaFamilies.Split(name).Family : null;
}
