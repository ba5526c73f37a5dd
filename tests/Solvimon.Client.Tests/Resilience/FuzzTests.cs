using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Solvimon.Client.Calls;
using Solvimon.Client.Endpoints;
using Solvimon.Client.Errors;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Resilience;

/// <summary>Random and mutated JSON as the answer of every type: only the SDK's own exceptions come out, and soon.</summary>
/// <remarks><c>SOLVIMON_FUZZ_DOCUMENTS</c> for another number of them, <c>SOLVIMON_FUZZ_SEED</c> to repeat a run.</remarks>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-1", "1e999", "0.1e-400", "12.00", "99999999999999999999999999999999",
        "\"\"", "\"2024-02-30T25:61:61Z\"", "\"2024-01-01T00:00:00Z\"", "\"\\ud800\"", "\"\\u0000\"", "{}", "[]", "[[", "{\"a\":", "\uFEFF", "//", "NaN",
        "{\"\\ud800\":1}", "\"\\udc00x\":", "{\"data\":[{}],\"links\":{\"next\":1}}", " ", "\n",
    ];

    private delegate void Reading(ReadOnlySpan<byte> json, ApiCall call);

    [Fact]
    public void Only_the_SDKs_own_exceptions_come_out()
    {
        int documents = Setting("SOLVIMON_FUZZ_DOCUMENTS", 200_000), seed = Setting("SOLVIMON_FUZZ_SEED", Environment.TickCount);
        List<(Type Type, Reading Read)> readings = Readings();
        output.WriteLine($"{documents} documents over {readings.Count} answers, seed {seed}.");
        var failures = new List<string>();
        int read = 0, refused = 0;
        TimeSpan longest = TimeSpan.Zero;

        for (int number = 0; number < documents && failures.Count < 20; number++)
        {
            var random = new Random(HashCode.Combine(seed, number));
            (Type type, Reading reading) = readings[number % readings.Count];
            byte[] json = Mutate(random, Document(random, type, depth: 0));
            ApiCall call = ApiCall.Write(null, default);
            call.Progress.Operation = new ApiOperation(HttpMethod.Post, "/v1/fuzz");
            long startedAt = Stopwatch.GetTimestamp();
            try
            {
                reading(json, call);
                read++;
            }
            catch (SolvimonSerializationException)
            {
                refused++;
            }
            catch (Exception e)
            {
                failures.Add($"document {number} as {type.Name}: {e.GetType().Name} {e.StackTrace?.Split('\n')[0]}; {Convert.ToBase64String(json.AsSpan(0, Math.Min(json.Length, 300)))}");
            }

            TimeSpan elapsed = Stopwatch.GetElapsedTime(startedAt);
            longest = elapsed > longest ? elapsed : longest;
        }

        output.WriteLine($"{read} were read, {refused} refused; the longest took {longest.TotalMilliseconds:0.0} ms.");
        failures.Should().BeEmpty("seed {0}", seed);
        longest.Should().BeLessThan(Longest);
        read.Should().BePositive();
        refused.Should().BePositive();
    }

    [Fact]
    public void Error_answers_are_read_whatever_they_hold()
    {
        int documents = Setting("SOLVIMON_FUZZ_DOCUMENTS", 200_000) / 10, seed = Setting("SOLVIMON_FUZZ_SEED", Environment.TickCount);
        output.WriteLine($"{documents} documents, seed {seed}.");
        for (int number = 0; number < documents; number++)
        {
            var random = new Random(HashCode.Combine(seed, number));
            byte[] json = Mutate(random, """{"type":"INVALID_REQUEST","code":"INVALID_FIELD","field":"a.0.b","message":"No","resource_id":"cust_1","other":{"a":[1]}}""");
            FluentActions.Invoking(() => ErrorEnvelope.TryRead(json, charset: null, out _)).Should().NotThrow("seed {0}, document {1}", seed, number);
            FluentActions.Invoking(() => ErrorEnvelope.TryFindIn(json, charset: null, out _)).Should().NotThrow("seed {0}, document {1}", seed, number);
        }
    }

    [Fact]
    public void A_member_whose_name_is_no_text_does_not_cost_the_rest()
    {
        ApiCall call = ApiCall.Read(null, default);
        call.Progress.Operation = new ApiOperation(HttpMethod.Get, "/v1/customers");

        Customer customer = ModelSerializer.Read("""{"organization":{"\ud800":1,"legal_name":"SuperStore"}}"""u8, Customer.Read, call);

        customer.Organization!.LegalName.Should().Be("SuperStore");
    }

    [Fact]
    public void A_path_names_no_member_that_could_be_data()
    {
        byte[] json = """{"metadata":{"erika@example.com":7}}"""u8.ToArray();

        JsonPath.At(json, Encoding.UTF8.GetString(json).IndexOf('7', StringComparison.Ordinal)).Should().Be("$.metadata.?");
    }

    /// <summary>Every model as an answer, alone, as a page, and as a list.</summary>
    private static List<(Type Type, Reading Read)> Readings()
    {
        MethodInfo create = typeof(FuzzTests).GetMethod(nameof(ReadingsOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        List<(Type, Reading)> readings = [];
        foreach (Type type in typeof(Customer).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericType: false } && type.IsSubclassOf(typeof(SolvimonObject))))
        {
            if (type.GetMethod("Read", BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static, [typeof(Utf8JsonReader).MakeByRefType()]) is { } read)
            {
                readings.AddRange((IEnumerable<(Type, Reading)>)create.MakeGenericMethod(type).Invoke(null, [read])!);
            }
        }

        return readings;
    }

    private static List<(Type Type, Reading Read)> ReadingsOf<T>(MethodInfo method)
        where T : SolvimonObject
    {
        ReadJson<T> read = method.CreateDelegate<ReadJson<T>>();
        return
        [
            (typeof(T), (json, call) => ModelSerializer.Read(json, read, call)),
            (typeof(T), (json, call) => ModelSerializer.Read(json, (ref Utf8JsonReader reader) => Page<T>.Read(ref reader, read), call)),
            (typeof(T), (json, call) => ModelSerializer.Read(json, (ref Utf8JsonReader reader) => AnswerReader.ReadList(ref reader, read), call)),
        ];
    }

    private static string Document(Random random, Type type, int depth)
    {
        string item = Object(random, type, depth);
        return random.Next(4) switch
        {
            0 => item,
            1 => "{\"data\":[" + item + "],\"links\":{\"next\":\"/v1/x?page=2\"}}",
            2 => $"[{item},{Object(random, type, depth)}]",
            _ => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Fragments[random.Next(Fragments.Length)])),
        };
    }

    private static string Object(Random random, Type type, int depth)
    {
        PropertyInfo[] properties = type.GetProperties();
        var text = new StringBuilder("{");
        for (int i = random.Next(0, 6); i > 0; i--)
        {
            PropertyInfo property = properties[random.Next(properties.Length)];
            text.Append(text.Length > 1 ? "," : "").Append('"').Append(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)).Append("\":").Append(Value(random, property.PropertyType, depth));
        }

        return text.Append('}').ToString();
    }

    private static string Value(Random random, Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (random.Next(8) == 0)
        {
            return Fragments[random.Next(Fragments.Length)];
        }

        if (type.IsSubclassOf(typeof(SolvimonObject)) && depth < 5)
        {
            return Object(random, type, depth + 1);
        }

        return type switch
        {
            _ when type == typeof(bool) => "true",
            _ when type == typeof(int) || type == typeof(long) => random.Next().ToString(CultureInfo.InvariantCulture),
            _ when type == typeof(decimal) => $"\"{random.NextDouble().ToString(CultureInfo.InvariantCulture)}\"",
            _ when type == typeof(DateTimeOffset) => "\"2024-05-06T07:08:09Z\"",
            _ when type.IsGenericType && type.GetGenericArguments() is [var item] && depth < 5 =>
                $"[{string.Join(',', Enumerable.Range(0, random.Next(0, 12)).Select(_ => Value(random, item, depth + 1)))}]",
            _ when type.IsGenericType => """{"key":"value"}""",
            _ => $"\"text {random.Next()}\"",
        };
    }

    private static byte[] Mutate(Random random, string document)
    {
        List<byte> json = [.. Encoding.UTF8.GetBytes(document)];
        if (random.Next(200) == 0)
        {
            // A nesting bomb.
            json.InsertRange(random.Next(json.Count + 1), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? "[" : "{\"a\":", random.Next(60, 200_000)))));
        }

        for (int i = random.Next(0, 4); i > 0 && json.Count > 0; i--)
        {
            int at = random.Next(json.Count);
            switch (random.Next(5))
            {
                case 0:
                    json[at] = (byte)random.Next(256);
                    break;
                case 1:
                    json.RemoveRange(at, Math.Min(random.Next(1, 10), json.Count - at));
                    break;
                case 2:
                    json.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                case 3:
                    json.RemoveRange(at, json.Count - at);
                    break;
                default:
                    json.InsertRange(at, json.GetRange(at, Math.Min(random.Next(1, 40), json.Count - at)));
                    break;
            }
        }

        return [.. json];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
