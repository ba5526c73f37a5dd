using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

/// <summary>What may be sent tells "not mentioned" from "set to null", as an update has to.</summary>
public sealed class AbsentAndNullTests
{
    [Fact]
    public void What_is_not_assigned_is_absent_and_what_is_assigned_null_is_null()
    {
        CustomerUpdateRequest request = new CustomerUpdateRequest
        {
            Email = null,
            ParentCustomerIds = null,
            Status = null,
            ProcessingOnly = null,
            Individual = null,
            Organization = new Organization { TaxExemptNote = null, TaxIds = null, RegisteredAddress = new Address { Line2 = null, Country = null } },
        };

        request.Write().ShouldBeJson(
            """{"email":null,"status":null,"parent_customer_ids":null,"individual":null,"processing_only":null,"organization":{"tax_ids":null,"tax_exempt_note":null,"registered_address":{"line2":null,"country":null}}}""");
    }

    [Fact]
    public void Reading_keeps_the_difference()
    {
        const string Json = """{"email":null,"organization":{"tax_id":null,"tax_ids":[{"id":null}],"registered_address":{"state":null}},"individual":{"name":{"first_name":null}}}""";

        ModelJson.Read(Json, CustomerUpdateRequest.Read).Write().ShouldBeJson(Json);
        ModelJson.Read(Json, CustomerUpsertRequest.Read).Write().ShouldBeJson(Json);
        ModelJson.Read(Json, CustomerCreateRequest.Read).Write().ShouldBeJson(Json);
    }

    [Fact]
    public void An_empty_text_or_list_is_neither_null_nor_absent() =>
        new CustomerUpdateRequest { Email = "", Roles = [], CustomFields = [new CustomFieldValue { Value = "" }] }.Write()
            .ShouldBeJson("""{"email":"","roles":[],"custom_fields":[{"value":""}]}""");

    [Fact]
    public void On_what_is_only_received_null_and_absent_mean_the_same()
    {
        Customer customer = ModelJson.Read("""{"id":null,"email":null,"status":null,"roles":null,"created_at":null,"processing_only":null}""", Customer.Read);

        customer.Email.Should().BeNull();
        customer.Status.Should().BeNull();
        customer.Write().Should().Be("{}");
    }

    [Fact]
    public async Task An_update_sends_exactly_what_was_assigned()
    {
        using MockServer server = MockServer.Answering(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers["superstore-001"].UpdateAsync(new CustomerUpdateRequest { ParentCustomerId = null, Locale = "de_DE" });

        server.Requests.Single().Text.Should().Be("""{"parent_customer_id":null,"locale":"de_DE"}""");
    }
}
