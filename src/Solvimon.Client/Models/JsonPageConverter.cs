using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Json;

namespace Solvimon.Client;

/// <summary>Lets any <see cref="JsonSerializerOptions"/> read and write a page as the API does. <see cref="Page{T}"/> names it itself; there is no need to add it.</summary>
/// <remarks>A source-generated context that knows <c>Page&lt;Customer&gt;</c> has to know <c>Customer</c> too.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonPageConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Page<>);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The page holds something that is no model, or that the options do not know.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        ArgumentNullException.ThrowIfNull(options);
        Type item = typeToConvert.GetGenericArguments()[0];
        return options.GetTypeInfo(item).Converter is IItemConverter converter
            ? converter.ForHolder(Pages.Instance)
            : throw new NotSupportedException($"A page of {item} has no JSON: only models have their own.");
    }

    private sealed class Pages : IHolderConverters
    {
        public static readonly Pages Instance = new();

        public JsonConverter Of<T>(ReadJson<T> readItem) => new PageConverter<T>(readItem);
    }

    private sealed class PageConverter<T>(ReadJson<T> readItem) : JsonConverter<Page<T>>
    {
        public override Page<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Page<T>.Read(ref reader, readItem);

        public override void Write(Utf8JsonWriter writer, Page<T> value, JsonSerializerOptions options) => value.WriteTo(writer);
    }
}
