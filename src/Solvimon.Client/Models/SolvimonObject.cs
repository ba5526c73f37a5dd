using System.Collections.ObjectModel;
using System.Text.Json;

namespace Solvimon.Client.Models;

/// <summary>What every object of the API has in common: members that this version of the SDK does not know are kept, and written back.</summary>
public abstract class SolvimonObject
{
    private IReadOnlyDictionary<string, JsonElement>? _additionalProperties;

    private protected SolvimonObject()
    {
    }

    /// <summary>
    /// The members that the SDK has no property for, by their names in JSON; empty when there are none. Set it on a request
    /// to send a member newer than the SDK.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => _additionalProperties ?? ReadOnlyDictionary<string, JsonElement>.Empty;
        init => _additionalProperties = value;
    }

    /// <summary>Writes the object as JSON.</summary>
    internal abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>Keeps a member that the model does not know. The reader stands on the member's value.</summary>
    private protected void AddUnknown(scoped ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        // Copied out before the reader moves on; the last one of two members of one name counts, as in known ones.
        var members = (Dictionary<string, JsonElement>)(_additionalProperties ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        members[System.Text.Encoding.UTF8.GetString(name)] = JsonElement.ParseValue(ref reader);
    }

    private protected void WriteUnknown(Utf8JsonWriter writer)
    {
        if (_additionalProperties is null)
        {
            return;
        }

        foreach ((string name, JsonElement value) in _additionalProperties)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }
}
