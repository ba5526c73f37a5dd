using System.Text.RegularExpressions;
using Solvimon.Client.Codegen.Types;

namespace Solvimon.Client.Codegen.Names;

/// <summary>What no public name may be: each breach needs a decision in <c>Config</c>.</summary>
internal static partial class NameRules
{
    private static readonly string[] ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    // The implicit usings of web and worker programs, whose assemblies are not loaded here.
    private static readonly string[] HostingTypes =
    [
        "Endpoint", "Results", "TypedResults", "HttpContext", "HttpRequest", "HttpResponse", "PathString", "QueryString", "Host", "HostBuilder", "HostOptions",
        "Environments", "Options", "ServiceCollection", "ServiceDescriptor", "ServiceProvider", "LogLevel", "Logger", "LoggerFactory", "EventId", "WebApplication",
        "ConfigurationManager", "RouteData", "Router", "BackgroundService", "FormFile", "CookieOptions", "StatusCodes", "Fragment", "HostString", "Session",
    ];

    public static void Check(IReadOnlyCollection<GeneratedType> types, Problems problems)
    {
        foreach (IGrouping<string, GeneratedType> group in types.GroupBy(type => type.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"{group.Key} stands for more than one type.");
        }

        HashSet<string> taken = TypesOfImplicitUsings();
        foreach (GeneratedType type in types)
        {
            if (taken.Contains(type.Name))
            {
                problems.Add($"{type.Name} is ambiguous under implicit usings.");
            }

            if (Ugly().IsMatch(type.Name))
            {
                problems.Add($"{type.Name} needs a better name.");
            }

            IEnumerable<string> members = type is ModelType model ? model.Members.Select(member => member.Name) : ((EnumerationType)type).Values.Select(value => value.Name);
            foreach (IGrouping<string, string> group in members.GroupBy(name => name))
            {
                if (group.Count() > 1)
                {
                    problems.Add($"{type.Name}.{group.Key} stands for more than one member.");
                }

                if (group.Key == type.Name)
                {
                    problems.Add($"{type.Name}.{group.Key}: a member cannot have the name of its type.");
                }

                if (group.Key is "Equals" or "GetHashCode" or "ToString" or "GetType" or "AdditionalProperties" or "WriteTo" or "Read" || (type is EnumerationType && group.Key is "Value" or "Find") || !Identifier().IsMatch(group.Key))
                {
                    problems.Add($"{type.Name}.{group.Key} cannot be the name of a member.");
                }
            }
        }
    }

    private static HashSet<string> TypesOfImplicitUsings() =>
    [
        .. HostingTypes,
        .. from assembly in new[] { typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(HttpClient).Assembly, typeof(Uri).Assembly, typeof(Console).Assembly, typeof(SortedSet<>).Assembly, typeof(Stack<>).Assembly, typeof(Parallel).Assembly, typeof(Barrier).Assembly }
           from type in assembly.GetExportedTypes()
           where ImplicitUsings.Contains(type.Namespace)
           select type.Name.Split('`')[0],
    ];

    [GeneratedRegex("Items$|Wrapper|CreateRequest.|UpdateRequest.|Representation|Response$|[0-9]$|_|Interface$")]
    private static partial Regex Ugly();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Identifier();
}
