using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.BadInput;

/// <summary>JSON that looks like an answer, and bits of it: with members that the type has and values that they might have.</summary>
internal sealed class RandomJson(Random random)
{
    private const int MaxDepth = 5;

    public string Document(Type type)
    {
        string item = Object(type, depth: 0);
        return random.Next(4) switch
        {
            0 => item,
            1 => "{\"data\":[" + item + "],\"links\":{\"next\":\"/v1/x?page=2\"}}",
            2 => $"[{item},{Object(type, depth: 0)}]",
            _ => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Fragment())),
        };
    }

    /// <summary>So much nesting, or so many empty objects, that reading it without bounds would take the process down.</summary>
    public string Bomb() => random.Next(3) switch
    {
        0 => new string('[', random.Next(60, 200_000)),
        1 => string.Concat(Enumerable.Repeat("{\"a\":", random.Next(60, 40_000))),
        _ => "{\"data\":[" + string.Concat(Enumerable.Repeat("{},", random.Next(1_000, 60_000))) + "{}]}",
    };

    public string Fragment() => Mutation.JsonFragments[random.Next(Mutation.JsonFragments.Length)];

    private string Object(Type type, int depth)
    {
        PropertyInfo[] properties = type.GetProperties();
        StringBuilder text = new("{");
        for (int i = random.Next(0, 6); i > 0; i--)
        {
            PropertyInfo property = properties[random.Next(properties.Length)];
            text.Append(text.Length > 1 ? "," : "").Append('"').Append(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)).Append("\":").Append(Value(property.PropertyType, depth));
        }

        return text.Append('}').ToString();
    }

    private string Value(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (random.Next(8) == 0)
        {
            return Fragment();
        }

        if (type.IsSubclassOf(typeof(SolvimonObject)) && depth < MaxDepth)
        {
            return Object(type, depth + 1);
        }

        return type switch
        {
            _ when type == typeof(bool) => "true",
            _ when type == typeof(int) || type == typeof(long) => random.Next().ToString(CultureInfo.InvariantCulture),
            _ when type == typeof(decimal) => $"\"{random.NextDouble().ToString(CultureInfo.InvariantCulture)}\"",
            _ when type == typeof(DateTimeOffset) => "\"2024-05-06T07:08:09Z\"",
            _ when type.IsGenericType && type.GetGenericArguments() is [var item] && depth < MaxDepth =>
                $"[{string.Join(',', Enumerable.Range(0, random.Next(0, 12)).Select(_ => Value(item, depth + 1)))}]",
            _ when type.IsGenericType => """{"key":"value"}""",
            _ => $"\"text {random.Next()}\"",
        };
    }
}
