using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Solvimon.Client.Codegen.Operations;

/// <summary>Reads a configuration file. A member that the class does not have is an error.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    public static T Read<T>(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            return Deserializer.Deserialize<T>(reader) ?? throw new CodegenException($"{file} is empty.");
        }
        catch (YamlException exception)
        {
            throw new CodegenException($"{file}, line {exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}");
        }
    }
}
