using System.Text.Json;
using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>Reads the answers that are bare arrays.</summary>
internal static class AnswerReader
{
    public static IReadOnlyList<T> ReadList<T>(ref Utf8JsonReader reader, ReadJson<T> readItem)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"Expected an array, but found {reader.TokenType}.");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(readItem(ref reader));
        }

        return items;
    }
}
