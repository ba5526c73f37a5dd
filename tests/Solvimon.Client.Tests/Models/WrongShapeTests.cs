using System.Text;
using Solvimon.Client.Json;

namespace Solvimon.Client.Tests.Models;

/// <summary>Answers of another shape than documented end in an error that says where.</summary>
public sealed class WrongShapeTests
{
    [Theory]
    [InlineData("""{"id":5}""", "$.id")]
    [InlineData("""{"id":"x","email":{"a":1}}""", "$.email")]
    [InlineData("""{"status":7}""", "$.status")]
    [InlineData("""{"processing_only":"yes"}""", "$.processing_only")]
    [InlineData("""{"roles":"DEFAULT"}""", "$.roles")]
    [InlineData("""{"roles":["DEFAULT",null,7]}""", "$.roles[2]")]
    [InlineData("""{"organization":[]}""", "$.organization")]
    [InlineData("""{"x":{"y":[1,{"z":2}]},"organization":{"tax_ids":[{"id":"a"},{"id":"b","type":{}}]}}""", "$.organization.tax_ids[1].type")]
    [InlineData("""{"custom_fields":[[]]}""", "$.custom_fields[0]")]
    [InlineData("[]", "$")]
    [InlineData("\"text\"", "$")]
    [InlineData("null", "$")]
    [InlineData("5", "$")]
    public async Task The_path_of_the_wrong_value_is_told(string json, string path)
    {
        using MockServer server = MockServer.Answering(200, json);
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.GetAsync("cust_1");

        SolvimonSerializationException exception = (await call.Should().ThrowAsync<SolvimonSerializationException>()).Which;
        exception.Message.Should().EndWith($"at {path}.");
        exception.Attempts.Should().Be(1);
    }

    [Theory]
    [InlineData("""{"data":[{"id":"a"},{"id":"b"},{"id":5}]}""", "$.data[2].id")]
    [InlineData("""{"data":[{"id":"a"},null,[]]}""", "$.data[2]")]
    [InlineData("""{"data":{}}""", "$.data")]
    [InlineData("""{"data":[],"limit":"10"}""", "$.limit")]
    [InlineData("""{"data":[],"page":3000000000}""", "$.page")]
    [InlineData("""{"data":[],"links":"next"}""", "$.links")]
    [InlineData("""{"data":[],"links":{"next":1}}""", "$.links.next")]
    public async Task The_path_within_a_list_is_told(string json, string path)
    {
        using MockServer server = MockServer.Answering(200, json);
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.List().ToListAsync();

        (await call.Should().ThrowAsync<SolvimonSerializationException>()).Which.Message.Should().EndWith($"at {path}.");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("""{"a":""", "}")]
    public async Task A_nesting_bomb_is_an_error_and_no_stack_overflow(string open, string close)
    {
        const int Depth = 100_000;
        string bomb = string.Concat(Enumerable.Repeat(open, Depth)) + "1" + string.Concat(Enumerable.Repeat(close, Depth));
        using MockServer server = MockServer.Answering(200, $$"""{"id":"x","bomb":{{bomb}}}""");
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.GetAsync("cust_1");

        await call.Should().ThrowAsync<SolvimonSerializationException>().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_path_names_no_member_that_could_be_data()
    {
        byte[] json = """{"metadata":{"erika@example.com":7}}"""u8.ToArray();

        JsonPath.At(json, Encoding.UTF8.GetString(json).IndexOf('7', StringComparison.Ordinal)).Should().Be("$.metadata.?");
    }
}
