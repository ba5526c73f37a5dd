using System.Text.Json;
using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>Reads the answers that are no object: a bare array, a bare string. The generated endpoints call it.</summary>
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

    public static string ReadString(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.String
            ? reader.GetString()!
            : throw new JsonException($"Expected a string, but found {reader.TokenType}.");
}
