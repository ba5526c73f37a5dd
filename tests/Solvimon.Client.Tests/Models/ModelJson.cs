using System.Text;
using System.Text.Json;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

/// <summary>Reads and writes models the way the SDK's calls do, without System.Text.Json's serializer.</summary>
internal static class ModelJson
{
    public static T Read<T>(string json, ReadJson<T> read)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return read(ref reader);
    }

    public static string Write(this SolvimonObject model)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            model.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads by the name of the model, for test cases that are data.</summary>
    public static SolvimonObject Read(string json, Type model)
    {
        object? value = JsonSerializer.Deserialize(json, SolvimonJson.Options.GetTypeInfo(model));
        return value.Should().BeAssignableTo<SolvimonObject>().Subject;
    }

    /// <summary>The model and everything below it that has unknown members, as paths.</summary>
    public static IEnumerable<string> FindAdditionalProperties(object? value, string path = "$")
    {
        if (value is System.Collections.IEnumerable list and not string)
        {
            int index = 0;
            return list.Cast<object?>().SelectMany(item => FindAdditionalProperties(item, $"{path}[{index++}]"));
        }

        return value is not SolvimonObject model
            ? []
            : model.AdditionalProperties.Keys.Select(name => $"{path}.{name}").Concat(model.GetType().GetProperties()
                .Where(property => property.Name != nameof(SolvimonObject.AdditionalProperties))
                .SelectMany(property => FindAdditionalProperties(property.GetValue(model), $"{path}.{property.Name}")));
    }
}
