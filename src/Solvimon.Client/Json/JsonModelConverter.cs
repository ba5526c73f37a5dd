using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client;

/// <summary>Lets any <see cref="JsonSerializerOptions"/> read and write a model as the API does. The models name it themselves; there is no need to add it.</summary>
/// <typeparam name="T">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonModelConverter<T> : JsonConverter<T>, IItemConverter
    where T : SolvimonObject, IJsonReadable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.ReadJson(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.WriteTo(writer);

    JsonConverter IItemConverter.ForHolder(IHolderConverters converters) => converters.Of<T>(T.ReadJson);
}
