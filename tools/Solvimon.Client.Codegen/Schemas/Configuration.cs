using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Solvimon.Client.Codegen.Schemas;

/// <summary>What the documents do not say: the files in <c>Config</c>. Every entry gives its reason.</summary>
internal sealed class Configuration
{
    public required ResourceConfiguration Resources { get; init; }

    public required TypeConfiguration Types { get; init; }

    public required EnumerationConfiguration Enumerations { get; init; }

    public required MemberConfiguration Members { get; init; }

    public required BodyConfiguration Bodies { get; init; }

    public static Configuration Load(string directory) => new()
    {
        Resources = Read<ResourceConfiguration>(directory, "resources.yml"),
        Types = Read<TypeConfiguration>(directory, "types.yml"),
        Enumerations = Read<EnumerationConfiguration>(directory, "enumerations.yml"),
        Members = Read<MemberConfiguration>(directory, "members.yml"),
        Bodies = Read<BodyConfiguration>(directory, "bodies.yml"),
    };

    /// <summary>Reads a YAML file into <typeparamref name="T"/>; a key that it does not know is an error.</summary>
    public static T Read<T>(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        try
        {
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<T>(File.ReadAllText(path));
        }
        catch (YamlException exception)
        {
            throw new CodegenException($"{file}, line {exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}");
        }
    }
}

/// <summary><c>resources.yml</c></summary>
internal sealed class ResourceConfiguration
{
    /// <summary>Folders whose name is not the segment in Pascal case.</summary>
    public Dictionary<string, Decision> Folders { get; set; } = [];
}

/// <summary><c>types.yml</c></summary>
internal sealed class TypeConfiguration
{
    /// <summary>C# names of families and of their request variants.</summary>
    public Dictionary<string, Decision> Names { get; set; } = [];

    /// <summary>Empty schemas: what they stand for.</summary>
    public Dictionary<string, Decision> Empty { get; set; } = [];

    /// <summary>Families whose class is hand-written.</summary>
    public Dictionary<string, Decision> HandWritten { get; set; } = [];

    /// <summary>Terms that stand for others, in the names of types, members and values.</summary>
    public Dictionary<string, Decision> Terms { get; set; } = [];

    /// <summary>Words that are not written in plain Pascal case.</summary>
    public Dictionary<string, Decision> Words { get; set; } = [];
}

/// <summary><c>enumerations.yml</c></summary>
internal sealed class EnumerationConfiguration
{
    /// <summary>One C# type for several enumeration families.</summary>
    public List<NamedEnumeration> Groups { get; set; } = [];

    /// <summary>Better names for single enumerations.</summary>
    public List<NamedEnumeration> Renames { get; set; } = [];

    /// <summary>Names of values.</summary>
    public Dictionary<string, Decision> Values { get; set; } = [];
}

internal sealed class NamedEnumeration
{
    public string Name { get; set; } = "";

    public string Reason { get; set; } = "";

    public List<string> Schemas { get; set; } = [];
}

/// <summary><c>members.yml</c></summary>
internal sealed class MemberConfiguration
{
    /// <summary>Strings that are numbers.</summary>
    public Dictionary<string, Decision> Decimals { get; set; } = [];

    /// <summary>Strings that are instants although their name does not end in <c>_at</c> or <c>timestamp</c>.</summary>
    public Dictionary<string, Decision> Instants { get; set; } = [];

    /// <summary>Strings that are values of an enumeration.</summary>
    public Dictionary<string, Decision> Enumerations { get; set; } = [];

    /// <summary>Objects that only the API fills in.</summary>
    public Dictionary<string, Decision> Expanded { get; set; } = [];

    /// <summary>Objects inside a request that are sent as upsert requests.</summary>
    public Dictionary<string, Decision> Upserts { get; set; } = [];

    /// <summary>Create requests that keep their id.</summary>
    public Dictionary<string, Decision> KeepId { get; set; } = [];

    /// <summary>The members that the requests of a family write first, in this order.</summary>
    public Dictionary<string, Decision> Order { get; set; } = [];

    /// <summary>C# names of members.</summary>
    public Dictionary<string, Decision> Names { get; set; } = [];
}

/// <summary><c>bodies.yml</c></summary>
internal sealed class BodyConfiguration
{
    /// <summary>Operations whose body is smaller than its schema.</summary>
    public Dictionary<string, SmallBody> Small { get; set; } = [];
}

internal sealed class SmallBody
{
    public string? Name { get; set; }

    public string? Summary { get; set; }

    public string Why { get; set; } = "";

    public List<string> Members { get; set; } = [];

    public List<string> Required { get; set; } = [];
}

/// <summary>A decision and its reason.</summary>
internal sealed class Decision
{
    public string Is { get; set; } = "";

    public string Why { get; set; } = "";
}
