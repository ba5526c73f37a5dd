using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Solvimon.Client.Json;

/// <summary>
/// Where in a document a position lies: <c>$.data[3].email</c>. Found by reading the document again, when something has gone
/// wrong, so that nothing is tracked while it goes right.
/// </summary>
internal static class JsonPath
{
    public static string At(ReadOnlySpan<byte> json, long position)
    {
        var path = new Stack<Step>();
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= position)
            {
                Follow(ref reader, path, isTheEnd: reader.TokenStartIndex == position);
            }
        }
        catch (JsonException)
        {
            // Malformed from here on: the path so far is the place.
        }

        return Describe(path);
    }

    private static void Follow(ref Utf8JsonReader reader, Stack<Step> path, bool isTheEnd)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                path.Pop();
                path.Push(new Step(reader.GetString(), -1));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                if (!isTheEnd)
                {
                    path.Pop();
                }

                break;
            default:
                if (path.TryPeek(out Step step) && step.Name is null)
                {
                    path.Pop();
                    path.Push(new Step(null, step.Index + 1));
                }

                if (!isTheEnd && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    path.Push(new Step(reader.TokenType == JsonTokenType.StartObject ? "" : null, -1));
                }

                break;
        }
    }

    private static string Describe(Stack<Step> path)
    {
        var text = new StringBuilder("$");
        foreach (Step step in path.Reverse())
        {
            if (step.Name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{Math.Max(step.Index, 0)}]");
            }
            else if (step.Name.Length > 0)
            {
                text.Append('.').Append(step.Name);
            }
        }

        return text.ToString();
    }

    // A member (its name, empty before the first one) or an array's item (its index, -1 before the first one).
    private readonly record struct Step(string? Name, int Index);
}
