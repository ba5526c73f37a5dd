using Solvimon.Client.Codegen.Operations;
using Solvimon.Client.Codegen.Output;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Facade;

/// <summary>
/// Writes what makes the client of an endpoint interface: a part of the class in which Refit's generator nests its
/// implementations, as these are private. If Refit names them otherwise one day, the build says so.
/// </summary>
internal static class EndpointFactoryWriter
{
    public static string Write(Resource resource)
    {
        CodeWriter code = new();
        code.Line("using System.Text.Json;").Line("using Solvimon.Client;").Line("using Solvimon.Client.Endpoints;").Line("using Solvimon.Client.Models;").Line();
        code.Line("namespace Refit.Implementation;").Line();
        using (code.Block("internal static partial class GeneratedSolvimon_Client"))
        {
            code.Summary("Refit's implementation of the endpoint interface, whose answers can be read from then on.");
            code.Line($"public static I{resource.Api} {resource.Api}(ApiTransport transport)");
            using (code.Braces())
            {
                foreach ((string answer, string reader) in resource.Operations.Select(operation => operation.Answer).Select(Reader).OfType<(string, string)>().Distinct())
                {
                    code.Line($"Answer<{answer}>.Read = {reader};");
                }

                code.Line($"return new SolvimonClientEndpointsI{resource.Api}(transport.Http, transport.Settings);");
            }
        }

        return code.ToString();
    }

    private static (string Answer, string Reader)? Reader(TypeUse answer) => answer.Kind switch
    {
        TypeKind.None or TypeKind.File => null,
        TypeKind.Text => ("JsonText", "JsonText.Read"),
        TypeKind.Page => (answer.Name, $"static (ref Utf8JsonReader reader) => {answer.Name}.Read(ref reader, {answer.Item!.Name}.Read)"),
        TypeKind.List => (answer.Name, $"static (ref Utf8JsonReader reader) => AnswerReader.ReadList(ref reader, {answer.Item!.Name}.Read)"),
        _ => (answer.Name, $"{answer.Name}.Read"),
    };
}
