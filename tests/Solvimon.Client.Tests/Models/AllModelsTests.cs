using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solvimon.Client.Calls;
using Solvimon.Client.Endpoints;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

/// <summary>What holds for each of the generated models.</summary>
public sealed class AllModelsTests
{
    private const int Seed = 20260401;

    public static TheoryData<string> Types => new(RandomModels.AllTypes.Select(type => type.Name));

    public static TheoryData<string> UpdateRequests => new(RandomModels.AllTypes.Select(type => type.Name).Where(name => name.EndsWith("UpdateRequest", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Survives_writing_and_reading(string type)
    {
        SolvimonObject model = new RandomModels(Seed).Create(Find(type));
        string json = Write(model);

        Write(Read(model.GetType(), json)).Should().Be(json);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Is_written_and_read_by_plain_System_Text_Json_as_well(string type)
    {
        SolvimonObject model = new RandomModels(Seed + 2).Create(Find(type));

        string json = JsonSerializer.Serialize(model, model.GetType());

        JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Write(model))).Should().BeTrue();
        Write((SolvimonObject)JsonSerializer.Deserialize(json, model.GetType())!).Should().Be(Write(model));
        JsonSerializer.Serialize(model).Should().Be(json, "the kind of the model decides, not that of the variable");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Shows_its_kind_and_id_in_the_debugger_and_nothing_else(string type)
    {
        if (type != nameof(Amount))
        {
            Find(type).GetCustomAttribute<System.Diagnostics.DebuggerDisplayAttribute>()!.Value
                .Should().Be(Find(type).GetProperty("Id") is null ? type : type + " {Id,nq}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Keeps_an_unknown_member(string type)
    {
        JsonObject json = JsonNode.Parse(Write(new RandomModels(Seed + 1).Create(Find(type))))!.AsObject();
        json["member_of_tomorrow"] = JsonNode.Parse("""{"a":[1,null,"x"]}""");

        SolvimonObject model = Read(Find(type), json.ToJsonString());

        model.AdditionalProperties.Keys.Should().Equal("member_of_tomorrow");
        JsonNode.DeepEquals(JsonNode.Parse(Write(model)), json).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Reads_when_members_are_null_or_absent(string type)
    {
        JsonObject json = JsonNode.Parse(Write(new RandomModels(Seed).Create(Find(type))))!.AsObject();
        foreach (string name in json.Select(member => member.Key).ToList())
        {
            json[name] = null;
        }

        Read(Find(type), json.ToJsonString()).AdditionalProperties.Should().BeEmpty();
        Read(Find(type), "{}").AdditionalProperties.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(UpdateRequests))]
    public void Sends_null_where_null_was_assigned_and_nothing_where_nothing_was(string type)
    {
        Write((SolvimonObject)Activator.CreateInstance(Find(type))!).Should().Be("{}");

        foreach (PropertyInfo member in RandomModels.MembersOf(Find(type)))
        {
            SolvimonObject request = (SolvimonObject)Activator.CreateInstance(Find(type))!;
            member.SetValue(request, null);

            JsonNode.Parse(Write(request))!.AsObject().Should().ContainSingle(member.Name).Which.Value.Should().BeNull();
        }
    }

    [Fact]
    public void There_are_as_many_as_the_documents_have() =>
        RandomModels.AllTypes.Count().Should().BeInRange(600, 750);

    private static Type Find(string name) => RandomModels.AllTypes.Single(type => type.Name == name);

    private static string Write(SolvimonObject model)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            model.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static SolvimonObject Read(Type type, string json) =>
        (SolvimonObject)typeof(AllModelsTests).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [json])!;

    private static T ReadAs<T>(string json)
        where T : SolvimonObject
    {
        MethodInfo read = typeof(T).GetMethod("Read", BindingFlags.NonPublic | BindingFlags.Static)!;
        ApiCall call = ApiCall.Read(null, default);
        call.Progress.Operation = new ApiOperation(HttpMethod.Get, "/v1/test");
        return ModelSerializer.Read(Encoding.UTF8.GetBytes(json), read.CreateDelegate<ReadJson<T>>(), call);
    }
}
