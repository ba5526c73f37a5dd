using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Json;

namespace Solvimon.Client.Models;

/// <summary>What all requests and resources have in common: a JSON object whose unknown members are kept.</summary>
[JsonConverter(typeof(SolvimonObjectConverter))]
public abstract class SolvimonObject
{
    private Dictionary<string, JsonElement>? _additional;

    private protected SolvimonObject()
    {
    }

    /// <summary>
    /// The members of the JSON object that this version of the SDK does not know, empty as a rule. They are written back unchanged;
    /// what is assigned here is sent beside the properties.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => _additional ?? (IReadOnlyDictionary<string, JsonElement>)ReadOnlyDictionary<string, JsonElement>.Empty;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _additional = value.Count == 0 ? null : new Dictionary<string, JsonElement>(value, StringComparer.Ordinal);
        }
    }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteMembers(writer);
        WriteAdditional(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the members that this version of the SDK knows.</summary>
    private protected abstract void WriteMembers(Utf8JsonWriter writer);

    private protected void ReadAdditional(scoped ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        _additional ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        _additional[System.Text.Encoding.UTF8.GetString(name)] = TolerantText.Element(ref reader);
    }

    private protected void WriteAdditional(Utf8JsonWriter writer)
    {
        if (_additional is null)
        {
            return;
        }

        foreach ((string name, JsonElement value) in _additional)
        {
            writer.WritePropertyName(UnicodeText.Check(name, nameof(AdditionalProperties)));
            try
            {
                value.WriteTo(writer);
            }
            catch (InvalidOperationException e)
            {
                throw UnicodeText.Refusal("An additional property is no JSON value, or holds text that is no Unicode.", nameof(AdditionalProperties), e);
            }
        }
    }
}
