using System.Text.Json.Serialization;

namespace Solvimon.Client.Json;

/// <summary>A model's converter. It knows the model's type, where System.Text.Json has only a <see cref="Type"/>: so what holds models gets a converter without reflection.</summary>
internal interface IItemConverter
{
    JsonConverter ForHolder(IHolderConverters converters);
}

/// <summary>Makes the converters of something that holds models, such as a page.</summary>
internal interface IHolderConverters
{
    JsonConverter Of<T>(ReadJson<T> readItem);
}
