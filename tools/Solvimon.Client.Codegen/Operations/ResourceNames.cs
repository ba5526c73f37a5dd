using Solvimon.Client.Codegen.Decisions;
using Solvimon.Client.Codegen.Documents;
using Solvimon.Client.Codegen.Names;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>To which resource an operation belongs, and what a resource is called. A resource is named by the first segment of its paths.</summary>
internal sealed class ResourceNames(ResourceDecisions decisions, Naming naming)
{
    public string SegmentOf(ApiOperation operation) => decisions.Moved.Find(operation.Key)?.Is ?? operation.Segment;

    /// <summary>The folder below the generated tree: <c>PricingPlans</c>.</summary>
    public string Folder(string segment) => decisions.Resources.Find(segment)?.Folder ?? Plural(segment);

    /// <summary>The name of the client: <c>PricingPlans</c>.</summary>
    public string Plural(string segment) => decisions.Resources.Find(segment)?.Client ?? naming.Pascal(segment);

    /// <summary>The name of one of them: <c>PricingPlan</c>.</summary>
    public string Singular(string segment) => decisions.Resources.Find(segment)?.Singular ?? Naming.Singular(Plural(segment));

    /// <summary>The path of the collection: <c>/v1/pricing-plans</c>.</summary>
    public string Collection(string segment) => "/v1/" + (decisions.Resources.Find(segment)?.Collection ?? segment);
}
