using System.Reflection;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

/// <summary>Makes instances of any model with all properties set, the same ones for the same seed.</summary>
/// <param name="seed">What the values are made of.</param>
/// <param name="maxDepth">By default deep enough for every kind of member, and shallow enough for plans that hold pricings that hold plans.</param>
internal sealed class RandomModels(int seed, int maxDepth = 4)
{
    private readonly Random _random = new(seed);

    public static IEnumerable<Type> AllTypes => typeof(SolvimonObject).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == "Solvimon.Client.Models" && type.IsSubclassOf(typeof(SolvimonObject)));

    public static IEnumerable<PropertyInfo> MembersOf(Type type) =>
        type.GetProperties().Where(property => property.Name != nameof(SolvimonObject.AdditionalProperties));

    public SolvimonObject Create(Type type, int depth = 0)
    {
        SolvimonObject model = (SolvimonObject)Activator.CreateInstance(type, nonPublic: true)!;
        foreach (PropertyInfo member in MembersOf(type))
        {
            if (Value(member.PropertyType, depth) is { } value)
            {
                member.SetValue(model, value);
            }
        }

        return model;
    }

    private object? Value(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "text \"é\" \\ " + _random.Next();
        }

        if (type == typeof(bool))
        {
            return _random.Next(2) == 0;
        }

        if (type == typeof(int))
        {
            return _random.Next();
        }

        if (type == typeof(long))
        {
            return _random.NextInt64();
        }

        if (type == typeof(decimal))
        {
            return new decimal(_random.Next(), _random.Next(), 0, _random.Next(2) == 0, (byte)_random.Next(8));
        }

        if (type == typeof(DateTimeOffset))
        {
            return DateTimeOffset.FromUnixTimeSeconds(_random.Next()).ToOffset(TimeSpan.FromMinutes(30 * _random.Next(-24, 24)));
        }

        if (typeof(IWireValue).IsAssignableFrom(type))
        {
            return WireValue(type);
        }

        if (type.IsSubclassOf(typeof(SolvimonObject)))
        {
            return depth < maxDepth ? Create(type, depth + 1) : null;
        }

        return type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? new Dictionary<string, string> { ["key"] = "value" } : List(type, depth);
    }

    // A known value, or one that only a later version of the API has.
    private object WireValue(Type type)
    {
        PropertyInfo[] known = type.GetProperties(BindingFlags.Public | BindingFlags.Static);
        return _random.Next(3) == 0 ? Activator.CreateInstance(type, "VALUE_OF_TOMORROW")! : known[_random.Next(known.Length)].GetValue(null)!;
    }

    private Array? List(Type type, int depth)
    {
        Type item = type.GetGenericArguments()[0];
        object?[] values = [Value(item, depth), Value(item, depth)];
        if (values[0] is null)
        {
            return null;
        }

        Array list = Array.CreateInstance(item, values.Length);
        values.CopyTo(list, 0);
        return list;
    }
}
