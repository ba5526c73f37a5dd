using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>
/// The methods that find by reference, where one request does: a path that takes references, or a list that filters by them. And where a path
/// takes them, so that a reference names one resource and no more, the method that creates what it does not find.
/// </summary>
internal sealed class ReferenceMethods(ResourceCatalog catalog, Resource resource)
{
    private const string Reference = "reference";

    public IEnumerable<FacadeMethod> All()
    {
        if (resource.SupersededBy is not null)
        {
            yield break;
        }

        if (resource.Find("Get") is { Path: [{ TakesReference: true }] } get && HasReference(get.Answer))
        {
            yield return FindByPath(get);
            if (resource.Find("Create") is { Path: [] } create && create.Answer.Name == get.Answer.Name && HasReference(create.Body))
            {
                yield return GetOrCreate(get, create);
            }
        }
        else if (resource.Operations.FirstOrDefault(operation => operation is { Name: "List", Shape: CallShape.List, Path: [] }) is { } list
            && list.Query.FirstOrDefault(query => query is { Role: QueryRole.Filter, Wire: Reference }) is { } filter && HasReference(list.Answer.Item))
        {
            yield return FindByList(list, filter);
        }
    }

    private FacadeMethod FindByPath(Operation get) => Find(get, get.Answer.Name, []) with
    {
        Target = "ReferenceLookup.FindAsync",
        Arguments =
        [
            "Argument.Id(reference)",
            "() => GetAsync(reference, options: options, cancellationToken: cancellationToken)",
            "static item => item.Reference",
        ],
    };

    private FacadeMethod FindByList(Operation list, QueryParameter filter)
    {
        QueryParameter? within = catalog.ReferenceWithin(resource) is { } wire
            ? list.Query.FirstOrDefault(query => query.Wire == wire) ?? throw new CodegenException($"Config/resources.yml: references: {resource.Key}: the list has no filter '{wire}'.")
            : null;
        return Find(list, list.Answer.Item!.Name, within is null ? [] : [new FacadeParameter("string", within.ArgumentName, null, within.Doc)]) with
        {
            Target = "ReferenceLookup.FindAsync",
            Arguments =
            [
                "Argument.Id(reference)",
                $"List(){(within is null ? "" : $".{within.Method}(Argument.Id({within.ArgumentName}))")}.{filter.Method}(reference)",
                "options",
                "static item => item.Reference",
                "cancellationToken",
            ],
        };
    }

    private FacadeMethod Find(Operation operation, string item, FacadeParameter[] within) => new()
    {
        Returns = $"Task<{item}?>",
        Name = "FindByReferenceAsync",
        Parameters =
        [
            .. within,
            new FacadeParameter("string", Reference, null, $"Your reference of the {resource.Noun}, compared case-sensitively."),
            MethodFactory.Options,
            MethodFactory.Cancellation,
        ],
        Summary = $"Finds the {resource.Noun} with a reference of yours. That there is none is no error.",
        Remarks = OperationText.Remarks(operation),
        ReturnsDoc = $"The {resource.Noun}, or <see langword=\"null\"/> when there is none in this environment.",
        Exceptions = [("ArgumentException", within.Length == 0 ? "The reference is blank." : "The reference or the id beside it is blank.")],
        Target = "",
        Arguments = [],
    };

    private FacadeMethod GetOrCreate(Operation get, Operation create) => new()
    {
        Returns = MethodFactory.ReturnType(create),
        Name = "GetOrCreateAsync",
        Parameters = [new FacadeParameter(create.Body.Name, "request", null, $"The {resource.Noun} to create where none has its reference."), MethodFactory.Options, MethodFactory.Cancellation],
        Summary = $"Finds the {resource.Noun} with the reference of the request, or creates it. What exists is returned as it is, even if it differs. Safe to run twice, and by two at once.",
        Remarks = $"<c>{get.Key}</c>, then <c>{create.Key}</c> if needed. Takes no idempotency key, as it may be several requests: that which creates has a new one each time.",
        ReturnsDoc = $"The {resource.Noun} with that reference.",
        Exceptions =
        [
            ("ArgumentException", "The request has no reference, or the options have an idempotency key."),
            ("SolvimonValidationException", "The API refuses a value; <see cref=\"SolvimonApiException.Field\"/> says which."),
            ("SolvimonConflictException", $"The reference is taken by {resource.Doc.One} that cannot be read."),
        ],
        Target = "ReferenceLookup.GetOrCreateAsync",
        Arguments =
        [
            "Argument.NotNull(request).Reference",
            "options",
            "reference => FindByReferenceAsync(reference, options, cancellationToken)",
            "() => CreateAsync(request, options, cancellationToken)",
        ],
    };

    private static bool HasReference(TypeUse? type) =>
        type?.Generated is ModelType model && model.Members.Exists(member => member is { JsonName: Reference, Type.Kind: MemberKind.Text });
}
