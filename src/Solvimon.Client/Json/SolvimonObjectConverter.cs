using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Models;

namespace Solvimon.Client.Json;

/// <summary>Writes whatever model it is given, and reads an object of which nothing is known: all its members are additional ones.</summary>
internal sealed class SolvimonObjectConverter : JsonConverter<SolvimonObject>
{
    public override SolvimonObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => UnknownObject.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, SolvimonObject value, JsonSerializerOptions options) => value.WriteTo(writer);
}
