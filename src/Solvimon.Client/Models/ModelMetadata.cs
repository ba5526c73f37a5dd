using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Json;

namespace Solvimon.Client.Models;

/// <summary>
/// Makes System.Text.Json read and write the models by their own readers and writers. Nothing in the SDK's calls refers to this class,
/// so that a trimmed program that does not use <see cref="SolvimonJson"/> loses it, with all models that it does not use either.
/// </summary>
internal sealed partial class ModelMetadata : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _factories = [];

    public ModelMetadata()
    {
        Add(Amount.Read);
        Add(PageLinks.Read);
        AddModels();
        AddEnumerations();
    }

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        _factories.TryGetValue(type, out Func<JsonSerializerOptions, JsonTypeInfo>? factory) ? factory(options) : null;

    private void Add<T>(ReadJson<T> read)
        where T : SolvimonObject
    {
        AddConverter(read, static (writer, value) => value.WriteTo(writer));
        AddConverter<Page<T>>((ref Utf8JsonReader reader) => Page<T>.Read(ref reader, read), static (writer, value) => value.WriteTo(writer));

        ReadJson<T[]> readArray = (ref Utf8JsonReader reader) => (T[])reader.List(read)!;
        AddConverter(readArray, WriteList);
        AddConverter<IReadOnlyList<T>>(readArray.Invoke, WriteList);
        AddConverter<List<T>>((ref Utf8JsonReader reader) => [.. readArray(ref reader)], WriteList);
    }

    private void AddValue<T>()
        where T : struct, IParsable<T>
    {
        _factories.Add(typeof(T), static options => JsonMetadataServices.CreateValueInfo<T>(options, new JsonValueConverter<T>()));
        _factories.Add(typeof(T?), options => JsonMetadataServices.CreateValueInfo<T?>(options, JsonMetadataServices.GetNullableConverter<T>(options)));
    }

    private void AddConverter<T>(ReadJson<T> read, Action<Utf8JsonWriter, T> write) =>
        _factories.Add(typeof(T), options => JsonMetadataServices.CreateValueInfo<T>(options, new ModelConverter<T>(read, write)));

    private static void WriteList<T>(Utf8JsonWriter writer, IReadOnlyList<T?> list)
        where T : SolvimonObject
    {
        writer.WriteStartArray();
        foreach (T? item in list)
        {
            if (item is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                item.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
    }

    private sealed class ModelConverter<T>(ReadJson<T> read, Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(ref reader);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
    }
}
