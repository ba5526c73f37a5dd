using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

public sealed class SolvimonJsonTests
{
    [Fact]
    public void A_model_is_read_and_written()
    {
        string json = TestData.Read("customer-full.json");

        Customer customer = JsonSerializer.Deserialize<Customer>(json, SolvimonJson.Options)!;

        JsonSerializer.Serialize(customer, SolvimonJson.Options).ShouldBeJson(json);
        JsonSerializer.Serialize(customer, SolvimonJson.Options).Should().Contain("Zoë").And.Contain("<b>&</b>", "nothing is escaped that JSON leaves as it is");
    }

    [Fact]
    public async Task A_model_is_read_from_a_stream_in_small_pieces()
    {
        string json = TestData.Read("customer-full.json");

        await using DrippingStream stream = new(Encoding.UTF8.GetBytes(json));
        Customer? customer = await JsonSerializer.DeserializeAsync<Customer>(stream, SolvimonJson.Options);

        customer!.Write().ShouldBeJson(json);
    }

    [Fact]
    public void Pages_lists_arrays_and_enumerations_are_known()
    {
        const string Json = """[{"id":"cust_1"},{"id":"cust_2"}]""";

        JsonSerializer.Deserialize<List<Customer>>(Json, SolvimonJson.Options).Should().HaveCount(2);
        JsonSerializer.Deserialize<Customer[]>(Json, SolvimonJson.Options).Should().HaveCount(2);
        JsonSerializer.Deserialize<IReadOnlyList<Customer>>(Json, SolvimonJson.Options).Should().HaveCount(2);
        JsonSerializer.Deserialize<Page<Customer>>($$"""{"data":{{Json}}}""", SolvimonJson.Options)!.Data.Should().HaveCount(2);
        JsonSerializer.Deserialize<CustomerStatus?>("null", SolvimonJson.Options).Should().BeNull();
        JsonSerializer.Deserialize<CustomerStatus?>("\"ACTIVE\"", SolvimonJson.Options).Should().Be(CustomerStatus.Active);
        JsonSerializer.Deserialize<Customer>("null", SolvimonJson.Options).Should().BeNull();
        JsonSerializer.Serialize<IReadOnlyList<Customer>>([new() { Id = "cust_1" }], SolvimonJson.Options).Should().Be("""[{"id":"cust_1"}]""");
        JsonSerializer.Serialize(CustomerStatus.Active, SolvimonJson.Options).Should().Be("\"ACTIVE\"");
        JsonSerializer.Serialize(new Amount(12.00m, Currency.Eur), SolvimonJson.Options).Should().Be("""{"quantity":"12.00","currency":"EUR"}""");
    }

    [Fact]
    public void What_is_wrong_is_a_JsonException_as_everywhere_with_System_Text_Json()
    {
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Customer>("""{"id":5}""", SolvimonJson.Options)).Should().Throw<JsonException>();
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Customer>("""{"id":"cust""", SolvimonJson.Options)).Should().Throw<JsonException>();
    }

    [Fact]
    public void The_options_know_every_public_model_and_can_not_be_changed()
    {
        SolvimonJson.Options.IsReadOnly.Should().BeTrue();
        Type[] models = [.. typeof(Customer).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(Customer).Namespace && !type.IsAbstract)];

        models.Should().HaveCountGreaterThan(40);
        models.Where(model => !SolvimonJson.Options.TryGetTypeInfo(model, out _)).Should().BeEmpty();
    }

    [Fact]
    public void A_context_of_ones_own_is_combined_with_them()
    {
        JsonSerializerOptions options = new JsonSerializerOptions
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(SolvimonJson.Options.TypeInfoResolver, EnvelopeContext.Default),
        };

        Envelope envelope = (Envelope)JsonSerializer.Deserialize("""{"Data":{"id":"cust_1","status":"ACTIVE","new":1},"Status":"DRAFT"}""", options.GetTypeInfo(typeof(Envelope)))!;

        envelope.Data!.Status.Should().Be(CustomerStatus.Active);
        envelope.Data.AdditionalProperties.Should().ContainKey("new");
        envelope.Status.Should().Be(CustomerStatus.Draft);
    }

    internal sealed class Envelope
    {
        public Customer? Data { get; init; }

        public CustomerStatus? Status { get; init; }
    }

    /// <summary>Gives three bytes at a time, so that tokens come in pieces.</summary>
    private sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 3)], cancellationToken);
    }
}

[JsonSerializable(typeof(SolvimonJsonTests.Envelope))]
internal sealed partial class EnvelopeContext : JsonSerializerContext;
