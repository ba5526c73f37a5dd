using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>Writes the properties that lead from the client to the resources.</summary>
internal static class RootWriter
{
    public static string Interface(IEnumerable<Resource> resources)
    {
        CodeWriter code = new();
        code.Line("namespace Solvimon.Client;").Line();
        using (code.Block("public partial interface ISolvimonClient"))
        {
            foreach (Resource resource in resources.OrderBy(resource => resource.Property, StringComparer.Ordinal))
            {
                code.Summary(resource.Doc.About);
                code.Superseded(resource.SupersededBy);
                code.Line($"I{resource.Client} {resource.Property} {{ get; }}").Line();
            }
        }

        return code.ToString();
    }

    public static string Class(IEnumerable<Resource> resources)
    {
        CodeWriter code = new();
        code.Line("namespace Solvimon.Client;").Line();
        code.Line("// Two threads may each make a client at first: it has no state, so that either will do.");
        using (code.Block("public sealed partial class SolvimonClient"))
        {
            foreach (Resource resource in resources.OrderBy(resource => resource.Property, StringComparer.Ordinal))
            {
                code.Line("/// <inheritdoc/>").Superseded(resource.SupersededBy).Line($"public I{resource.Client} {resource.Property} => field ??= new {resource.Client}(_transport);").Line();
            }
        }

        return code.ToString();
    }
}
