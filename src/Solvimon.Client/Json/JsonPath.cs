using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Solvimon.Client.Json;

/// <summary>Where in a JSON text something went wrong. Worked out by reading the text once more, so that reading well costs nothing.</summary>
internal static class JsonPath
{
    private const int LongestName = 64;

    private static readonly SearchValues<byte> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_"u8);

    /// <summary>The path of the value at a position of the text, such as <c>$.data[3].email</c>.</summary>
    /// <param name="json">The whole text.</param>
    /// <param name="position">Where the failing token starts: the reader's <c>TokenStartIndex</c>.</param>
    public static string At(ReadOnlySpan<byte> json, long position)
    {
        Utf8JsonReader reader = new(json);
        Stack<Step> parents = new();
        Step current = new();
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= position)
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    current = parents.Pop();
                    continue;
                }

                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    current.Name = NameOf(ref reader);
                    continue;
                }

                if (current.IsArray)
                {
                    current.Index++;
                }

                if (reader.TokenStartIndex < position && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.TokenStartIndex != position)
                {
                    parents.Push(current);
                    current = new Step { IsArray = reader.TokenType == JsonTokenType.StartArray };
                }
            }
        }
        catch (JsonException)
        {
            // The text ends or breaks here: the path so far is the answer.
        }

        StringBuilder path = new("$");
        foreach (Step step in parents.Reverse().Append(current))
        {
            if (step.IsArray && step.Index >= 0)
            {
                path.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else if (step.Name is not null)
            {
                path.Append('.').Append(step.Name);
            }
        }

        return path.ToString();
    }

    // The API's own names are safe to say. Anything else may be a key that somebody chose, an e-mail address even, or no text at all.
    private static string NameOf(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = reader.ValueSpan;
        return name.IsEmpty || name.Length > LongestName || name[0] is < (byte)'a' or > (byte)'z' || name.ContainsAnyExcept(NameCharacters)
            ? "?"
            : Encoding.ASCII.GetString(name);
    }

    private sealed class Step
    {
        public bool IsArray { get; init; }

        public int Index { get; set; } = -1;

        public string? Name { get; set; }
    }
}
