using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Json;

namespace Solvimon.Client;

/// <summary>
/// Lets any <see cref="JsonSerializerOptions"/> read and write a status, a currency and the like as the API's own text, also as the key of a
/// dictionary. These types name it themselves; there is no need to add it.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonValueConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.Text() ?? throw JsonRead.Unexpected(ref reader, "a string"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(TextOf(value));

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(TolerantText.Of(ref reader));

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(TextOf(value));

    private static T Parse(string text) => T.Parse(text, CultureInfo.InvariantCulture);

    private static string TextOf(T value) => UnicodeText.Check(value.ToString()!, nameof(value));
}
