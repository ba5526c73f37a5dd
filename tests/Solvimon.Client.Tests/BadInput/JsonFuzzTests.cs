using System.Reflection;
using System.Text;
using System.Text.Json;
using Solvimon.Client.Calls;
using Solvimon.Client.Endpoints;
using Solvimon.Client.Errors;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.BadInput;

/// <summary>Mutated JSON as the answer of every type: only the SDK's own exceptions come out, within the call's time and memory.</summary>
public sealed class JsonFuzzTests(ITestOutputHelper output)
{
    private const int MaxObjectBytes = 1024 * 1024;

    // The bound is looked at every 4 KB of JSON: so much can become of them, when they are nothing but empty objects of the largest model.
    private const int BetweenTwoLooks = 4 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private delegate void Reading(ReadOnlySpan<byte> json, ApiCall call);

    [Fact]
    public void Only_the_SDKs_own_exceptions_come_out()
    {
        FuzzRun run = new(full: 500_000);
        List<(Type Type, Reading Read)> readings = Readings();
        List<string> failures = new();
        int read = 0, refused = 0;
        long most = 0;
        for (int number = 0; number < run.Count && failures.Count < 20; number++)
        {
            Random random = FuzzRun.Case(number);
            (Type type, Reading reading) = readings[number % readings.Count];
            byte[] json = Make(random, type);
            ApiCall call = ApiCall.Write(null, default);
            call.Progress.Operation = new ApiOperation(HttpMethod.Post, "/v1/fuzz");
            call.Progress.MaxObjectBytes = MaxObjectBytes;
            call.Progress.StartClock(Timeout, TimeProvider.System);
            long before = GC.GetAllocatedBytesForCurrentThread();
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
                failures.Add($"case {number} as {type.Name}: {e.GetType().Name} {e.StackTrace?.Split('\n')[0]}; {Convert.ToBase64String(json.AsSpan(0, Math.Min(json.Length, 300)))}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            most = Math.Max(most, allocated);
            if (allocated > MaxObjectBytes + BetweenTwoLooks)
            {
                failures.Add($"case {number} as {type.Name}: {allocated} bytes");
            }
        }

        output.WriteLine($"{run}, {readings.Count} answers: {read} were read, {refused} refused; the largest took {most} bytes.");
        failures.Should().BeEmpty(run.ToString());
        read.Should().BePositive();
        refused.Should().BePositive();
        most.Should().BeGreaterThan(MaxObjectBytes, "some case has to reach the bound");
    }

    [Fact]
    public void Error_answers_are_read_whatever_they_hold()
    {
        FuzzRun run = new(full: 50_000);
        for (int number = 0; number < run.Count; number++)
        {
            byte[] json = Mutation.Of(
                FuzzRun.Case(number),
                """{"type":"INVALID_REQUEST","code":"INVALID_FIELD","field":"a.0.b","message":"No","resource_id":"cust_1","other":{"a":[1]}}"""u8,
                Mutation.JsonFragments);
            FluentActions.Invoking(() => ErrorEnvelope.TryRead(json, charset: null, out _)).Should().NotThrow("{0}, case {1}", run, number);
            FluentActions.Invoking(() => ErrorEnvelope.TryFindIn(json, charset: null, out _)).Should().NotThrow("{0}, case {1}", run, number);
        }
    }

    private static byte[] Make(Random random, Type type)
    {
        RandomJson json = new(random);
        string document = json.Document(type);
        document = random.Next(500) == 0 ? document.Insert(random.Next(document.Length + 1), json.Bomb()) : random.Next(500) == 0 ? json.Bomb() : document;
        return Mutation.Of(random, Encoding.UTF8.GetBytes(document), Mutation.JsonFragments);
    }

    /// <summary>Every model as an answer, alone, as a page, and as a list.</summary>
    private static List<(Type Type, Reading Read)> Readings()
    {
        MethodInfo create = typeof(JsonFuzzTests).GetMethod(nameof(ReadingsOf), BindingFlags.NonPublic | BindingFlags.Static)!;
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
}
