using System.ComponentModel;
using System.Text.Json;

namespace Solvimon.Client;

/// <summary>A type that has a reader of its own, for <see cref="JsonModelConverter{T}"/>. Not meant to be called or implemented by programs.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonReadable<out TSelf>
    where TSelf : IJsonReadable<TSelf>
{
    /// <summary>Reads one value.</summary>
    /// <param name="reader">Stands on the value's first token, and is left on its last one.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The JSON is of another shape.</exception>
    static abstract TSelf ReadJson(ref Utf8JsonReader reader);
}
