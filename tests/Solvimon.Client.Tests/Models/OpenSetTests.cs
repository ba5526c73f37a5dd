using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

/// <summary>A newer API than the SDK breaks nothing: unknown members and values are kept.</summary>
public sealed class OpenSetTests
{
    [Fact]
    public void Unknown_members_are_kept_at_every_level_and_written_back()
    {
        const string Json =
            """{"id":"cust_1","loyalty":{"tier":3,"since":"2026-01-01","perks":[1.50,true,null]},"organization":{"legal_name":"x","lei":"y","registered_address":{"country":"NL","geo":[52.1,5.10]}},"zzz":null}""";

        Customer customer = ModelJson.Read(Json, Customer.Read);

        customer.AdditionalProperties.Keys.Should().Equal("loyalty", "zzz");
        customer.AdditionalProperties["loyalty"].GetProperty("tier").GetInt32().Should().Be(3);
        customer.AdditionalProperties["zzz"].ValueKind.Should().Be(JsonValueKind.Null);
        customer.Organization!.AdditionalProperties.Keys.Should().Equal("lei");
        JsonText.Compact(customer.Write()).ShouldBeJson(Json);
        customer.Write().Should().Contain("1.50").And.Contain("5.10", "numbers that the SDK does not know keep their text");
    }

    [Fact]
    public void Unknown_members_of_a_page_and_its_links_are_kept()
    {
        const string Json = """{"data":[],"total_items":7,"links":{"first":"f","previous":null,"current":"c","next":null,"last":"l"}}""";

        Page<Customer> page = ModelJson.Read(Json, (ref Utf8JsonReader reader) => Page<Customer>.Read(ref reader, Customer.Read));

        page.AdditionalProperties["total_items"].GetInt32().Should().Be(7);
        page.Links!.AdditionalProperties["last"].GetString().Should().Be("l");
        page.Write().ShouldBeJson(Json);
    }

    [Fact]
    public void A_member_newer_than_the_SDK_can_be_sent()
    {
        using JsonDocument value = JsonDocument.Parse("""{"tier":3}""");
        CustomerUpdateRequest request = new() { Email = "a@b.example", AdditionalProperties = new Dictionary<string, JsonElement> { ["loyalty"] = value.RootElement } };

        request.Write().ShouldBeJson("""{"email":"a@b.example","loyalty":{"tier":3}}""");
    }

    [Fact]
    public void Without_unknown_members_there_are_none_and_null_is_refused()
    {
        new Customer().AdditionalProperties.Should().BeEmpty();
        FluentActions.Invoking(() => new Customer { AdditionalProperties = null! }).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void An_unknown_value_of_an_enumeration_survives()
    {
        Customer customer = ModelJson.Read("""{"status":"HIBERNATING","type":"ORGANISATION","roles":["DEFAULT","NEW"],"organization":{"registered_address":{"country":"ZZ"}}}""", Customer.Read);

        customer.Status.Should().Be(new CustomerStatus("HIBERNATING")).And.NotBe(CustomerStatus.Active);
        customer.Status.ToString().Should().Be("HIBERNATING");
        customer.Roles![1].Value.Should().Be("NEW");
        customer.Organization!.RegisteredAddress!.Country!.Value.Value.Should().Be("ZZ");
        customer.Write().ShouldBeJson("""{"status":"HIBERNATING","type":"ORGANISATION","roles":["DEFAULT","NEW"],"organization":{"registered_address":{"country":"ZZ"}}}""");
    }

    [Fact]
    public void Values_are_compared_by_their_text_case_included()
    {
        (CustomerStatus.Active == "ACTIVE").Should().BeTrue();
        (CustomerStatus.Active != "active").Should().BeTrue();
        CustomerStatus.Active.Equals((object)new CustomerStatus("ACTIVE")).Should().BeTrue();
        CustomerStatus.Active.GetHashCode().Should().Be(new CustomerStatus(new string("ACTIVE".ToCharArray())).GetHashCode());
        default(CustomerStatus).ToString().Should().BeEmpty();
        FluentActions.Invoking(() => new CustomerStatus(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Known_values_share_one_string()
    {
        const string Json = """{"status":"ACTIVE","type":"INDIVIDUAL","roles":["SELLER"],"organization":{"registered_address":{"country":"NL"}}}""";
        Customer one = ModelJson.Read(Json, Customer.Read);
        Customer other = ModelJson.Read(Json, Customer.Read);

        one.Status!.Value.Value.Should().BeSameAs(other.Status!.Value.Value).And.BeSameAs(CustomerStatus.Active.Value);
        one.Type!.Value.Value.Should().BeSameAs(other.Type!.Value.Value);
        one.Roles![0].Value.Should().BeSameAs(other.Roles![0].Value);
        one.Organization!.RegisteredAddress!.Country!.Value.Value.Should().BeSameAs(other.Organization!.RegisteredAddress!.Country!.Value.Value);
    }

    [Theory]
    [InlineData(typeof(Country))]
    [InlineData(typeof(Currency))]
    [InlineData(typeof(CustomerStatus))]
    [InlineData(typeof(TaxIdType))]
    public void Every_known_value_is_read_as_itself(Type enumeration)
    {
        System.Reflection.PropertyInfo[] known = enumeration.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static);

        known.Should().NotBeEmpty();
        foreach (object? value in known.Select(property => property.GetValue(null)))
        {
            JsonSerializer.Deserialize($"\"{value}\"", SolvimonJson.Options.GetTypeInfo(enumeration)).Should().Be(value);
        }
    }
}
