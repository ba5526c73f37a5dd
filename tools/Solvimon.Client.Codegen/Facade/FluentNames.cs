using Solvimon.Client.Codegen.Names;
using Solvimon.Client.Codegen.Operations;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>The names of the types behind a fluent list or search.</summary>
internal sealed record FluentNames(string Class)
{
    public string Interface => "I" + Class;

    public string Query => Class + "Query";

    /// <summary>The type that its <c>OrderBy</c> takes.</summary>
    public string Order => Class.EndsWith("List", StringComparison.Ordinal) ? Class[..^4] + "Order" : Class + "Order";

    public static FluentNames Of(Resource resource, Operation operation)
    {
        // List → CustomerList, ListRedemptions → CouponRedemptionList, Search → CustomerSearch.
        string part = operation.Name == "List" || operation.Shape == CallShape.Search ? "" : Naming.Singular(operation.Name["List".Length..]);
        return new FluentNames(resource.Singular + part + (operation.Shape == CallShape.Search ? "Search" : "List"));
    }
}
