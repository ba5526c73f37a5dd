using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Calls;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Contract;

/// <summary>
/// What the documents allow as body and as answer of each operation, every member filled, is read and written back: with the SDK's options, and
/// by System.Text.Json with its own defaults.
/// </summary>
public sealed class ExampleTests
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Type>> Members = new();
    private static readonly ConcurrentDictionary<(string Test, Type Type, bool IsSent, string Example), bool> Checked = new();

    public static TheoryData<string> Operations() => ContractTests.DocumentedOperations();

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_filled_example_loses_nothing(string key) =>
        ForEachSchema(key, (schema, type, _) =>
        {
            JsonNode example = schema.Fill();

            schema.Violations(JsonSerializer.SerializeToElement(example)).Should().BeEmpty("the example has to be valid itself");
            AssertLossless(type, example, static json => json);
        });

    [Theory]
    [MemberData(nameof(Operations))]
    public void Nor_does_one_with_null_wherever_that_is_allowed(string key) =>
        ForEachSchema(key, (schema, type, isSent) =>
        {
            int deepest = Depth(schema.Fill());
            for (int depth = 0; depth < deepest; depth++)
            {
                JsonNode example = schema.Fill(nullDepth: depth);

                schema.Violations(JsonSerializer.SerializeToElement(example)).Should().BeEmpty();

                // What is only received does not tell null from absent, and a page always has data.
                AssertLossless(type, example, isSent ? static json => json : static json => WithoutNulls(WithData(json)));
            }
        });

    [Theory]
    [MemberData(nameof(Operations))]
    public void Of_nulls_in_lists_those_nulls_alone_are_lost(string key) =>
        ForEachSchema(key, (schema, type, _) =>
        {
            WithoutNulls(schema.Fill(withNullItems: true)).ToJsonString().Should().Be(schema.Fill().ToJsonString());
            AssertLossless(type, schema.Fill(withNullItems: true), WithoutNulls);
        });

    // Measured in November 2026: 1.9 times its length in the median, 4.4 times at most.
    [Theory]
    [MemberData(nameof(Operations))]
    public void A_filled_answer_becomes_less_than_reading_may_cost(string key) =>
        ForEachSchema(key, (schema, type, isSent) =>
        {
            if (!isSent)
            {
                byte[] json = JsonSerializer.SerializeToUtf8Bytes(schema.Fill());
                JsonTypeInfo info = SolvimonJson.Options.GetTypeInfo(type);
                JsonSerializer.Deserialize(json, info);

                long before = GC.GetAllocatedBytesForCurrentThread();
                JsonSerializer.Deserialize(json, info);

                (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(CallProgress.ObjectFactor * json.Length);
            }
        });

    // Many operations take or answer the same: once is enough.
    private static void ForEachSchema(string key, Action<DocumentedSchema, Type, bool> check, [CallerMemberName] string test = "")
    {
        CatalogOperation operation = CatalogOperation.Find(key);
        DocumentedOperation documented = ApiDocuments.Find(key);
        if (operation.Body is not null)
        {
            Check(documented.Body!, TypeOf(operation.Body), isSent: true);
        }

        if (operation.Answer is not null and not "Stream" and not "string")
        {
            Check(documented.Answer!, TypeOf(operation.Answer), isSent: false);
        }

        void Check(DocumentedSchema schema, Type type, bool isSent)
        {
            if (Checked.TryAdd((test, type, isSent, schema.Fill().ToJsonString()), true))
            {
                check(schema, type, isSent);
            }
        }
    }

    private static Type TypeOf(string name) => name.Split('<', '>') switch
    {
        ["Page", var item, _] => typeof(Page<>).MakeGenericType(TypeOf(item)),
        ["IReadOnlyList", var item, _] => typeof(IReadOnlyList<>).MakeGenericType(TypeOf(item)),
        _ => typeof(Customer).Assembly.GetType($"Solvimon.Client.Models.{name}", throwOnError: true)!,
    };

    private static void AssertLossless(Type type, JsonNode example, Func<JsonNode, JsonNode> view)
    {
        JsonSerializerOptions?[] all = [SolvimonJson.Options, null];
        foreach (JsonSerializerOptions? options in all)
        {
            string written = JsonSerializer.Serialize(JsonSerializer.Deserialize(example.ToJsonString(), type, options), type, options);

            Differences(type, "$", view(example), view(JsonNode.Parse(written)!)).Take(5).Should().BeEmpty();
        }
    }

    // These documents are long: where they differ says more than what they are.
    private static IEnumerable<string> Differences(Type? type, string path, JsonNode? expected, JsonNode? actual, bool nullIsAbsent = false)
    {
        type = type?.IsGenericType == true ? type.GetGenericArguments()[0] : type;
        switch (expected, actual)
        {
            case (JsonObject one, JsonObject other):
                // A resource that the API embeds and nobody sends: received, it does not tell null from absent.
                nullIsAbsent |= path != "$" && MembersOf(type).ContainsKey("object_type");
                return one.Select(member => member.Key).Union(other.Select(member => member.Key)).SelectMany(name =>
                    Has(one, name, nullIsAbsent) != Has(other, name, nullIsAbsent) ? [$"{path}.{name} is in one of them alone"]
                    : Differences(MembersOf(type).GetValueOrDefault(name == "meter_datas" ? "events" : name), $"{path}.{name}", one[name], other[name], nullIsAbsent));
            case (JsonArray one, JsonArray other):
                List<JsonNode?> items = [.. one.Where(item => item is not null || !nullIsAbsent)], others = [.. other.Where(item => item is not null || !nullIsAbsent)];
                return items.Count != others.Count ? [$"{path} has {others.Count} items and not {items.Count}"]
                    : items.SelectMany((item, index) => Differences(type, $"{path}[{index}]", item, others[index], nullIsAbsent));
            default:
                return JsonNode.DeepEquals(expected, actual) ? [] : [$"{path} is {actual?.ToJsonString() ?? "null"} and not {expected?.ToJsonString() ?? "null"}"];
        }
    }

    private static bool Has(JsonObject json, string name, bool nullIsAbsent) => json.TryGetPropertyValue(name, out JsonNode? value) && (value is not null || !nullIsAbsent);

    private static Dictionary<string, Type> MembersOf(Type? type) => type is null ? [] : Members.GetOrAdd(type, static type => type.GetProperties()
        .ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property => property.PropertyType));

    private static int Depth(JsonNode? json) => json switch
    {
        JsonObject members => 1 + members.Select(member => Depth(member.Value)).DefaultIfEmpty().Max(),
        JsonArray items => items.Max(Depth),
        _ => 0,
    };

    private static JsonNode WithData(JsonNode json)
    {
        if (json is JsonObject page && page.ContainsKey("data") && page["data"] is null)
        {
            page["data"] = new JsonArray();
        }

        return json;
    }

    private static JsonNode WithoutNulls(JsonNode json) => json switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)WithoutNulls(member.Value!)))),
        JsonArray items => new JsonArray([.. items.Where(item => item is not null).Select(item => WithoutNulls(item!))]),
        _ => json.DeepClone(),
    };
}
