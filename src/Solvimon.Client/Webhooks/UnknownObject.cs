using System.Text.Json;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Webhooks;

/// <summary>A resource that this version of the SDK has no model for: all its members are additional ones.</summary>
internal sealed class UnknownObject : SolvimonObject
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

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteAdditional(writer);
        writer.WriteEndObject();
    }
}
