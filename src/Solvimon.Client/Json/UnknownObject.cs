using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Models;

namespace Solvimon.Client.Json;

/// <summary>A resource that this version of the SDK has no model for: all its members are additional ones.</summary>
[JsonConverter(typeof(JsonModelConverter<UnknownObject>))]
internal sealed class UnknownObject : SolvimonObject, IJsonReadable<UnknownObject>
{
    private UnknownObject(ref Utf8JsonReader reader)
    {
        reader.StartObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            ReadAdditional(name, ref reader);
        }
    }

    internal static UnknownObject Read(ref Utf8JsonReader reader) => new(ref reader);

    static UnknownObject IJsonReadable<UnknownObject>.ReadJson(ref Utf8JsonReader reader) => new(ref reader);

    private protected override void WriteMembers(Utf8JsonWriter writer)
    {
    }
}
