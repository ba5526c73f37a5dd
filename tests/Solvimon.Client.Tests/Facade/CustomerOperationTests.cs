using Solvimon.Client.Models;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Tests.Facade;

/// <summary>Each of the fourteen customer operations as a request.</summary>
public sealed class CustomerOperationTests
{
    // An id as awkward as a reference may be.
    private const string Id = "a/b c+é";
    private const string EscapedId = "a%2Fb%20c%2B%C3%A9";

    public static TheoryData<string, Func<ICustomersClient, Task>> Operations => new()
    {
        { "GET /v1/customers ", customers => customers.List().ToListAsync() },
        { """POST /v1/customers {"reference":"r","type":"INDIVIDUAL"}""", customers => customers.CreateAsync(new CustomerCreateRequest { Reference = "r", Type = CustomerType.Individual }) },
        { """PUT /v1/customers {"type":"ORGANIZATION","id":"cust_1"}""", customers => customers.UpsertAsync(new CustomerUpsertRequest { Id = "cust_1", Type = CustomerType.Organization }) },
        { $"GET /v1/customers/{EscapedId} ", customers => customers.GetAsync(Id) },
        { $"GET /v1/customers/{EscapedId} ", customers => customers[Id].GetAsync() },
        { $$"""PATCH /v1/customers/{{EscapedId}} {"email":"x"}""", customers => customers.UpdateAsync(Id, new CustomerUpdateRequest { Email = "x" }) },
        { $$"""PATCH /v1/customers/{{EscapedId}} {"email":"x"}""", customers => customers[Id].UpdateAsync(new CustomerUpdateRequest { Email = "x" }) },
        { $"DELETE /v1/customers/{EscapedId} ", customers => customers.DeleteAsync(Id) },
        { $"DELETE /v1/customers/{EscapedId} ", customers => customers[Id].DeleteAsync() },
        { $"GET /v1/customers/{EscapedId}/entitlements ", customers => customers.GetEntitlementsAsync(Id) },
        { $"GET /v1/customers/{EscapedId}/entitlements ", customers => customers[Id].GetEntitlementsAsync() },
        { $$"""POST /v1/customers/{{EscapedId}}/activate {}""", customers => customers.ActivateAsync(Id) },
        { $$"""POST /v1/customers/{{EscapedId}}/activate {}""", customers => customers[Id].ActivateAsync() },
        { $$"""POST /v1/customers/{{EscapedId}}/deprecate {}""", customers => customers.DeprecateAsync(Id) },
        { $$"""POST /v1/customers/{{EscapedId}}/deprecate {}""", customers => customers[Id].DeprecateAsync() },
        { $$"""POST /v1/customers/{{EscapedId}}/archive {}""", customers => customers.ArchiveAsync(Id) },
        { $$"""POST /v1/customers/{{EscapedId}}/archive {}""", customers => customers[Id].ArchiveAsync() },
        { $$"""POST /v1/customers/{{EscapedId}}/forget {}""", customers => customers.ForgetAsync(Id) },
        { $$"""POST /v1/customers/{{EscapedId}}/forget {}""", customers => customers[Id].ForgetAsync() },
        { $$"""POST /v1/customers/{{EscapedId}}/wallets/balance {"balance_at":"2026-04-01T00:00:00Z"}""", customers => customers.GetWalletBalancesAsync(Id, new WalletBalanceRequest { BalanceAt = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero) }) },
        { $$"""POST /v1/customers/{{EscapedId}}/wallets/balance {}""", customers => customers[Id].GetWalletBalancesAsync(new WalletBalanceRequest()) },
        { "POST /v1/customers/search {}", customers => customers.Search().ToListAsync() },
        { """POST /v1/customers/validate-tax-id {"type":"ORGANIZATION"}""", customers => customers.ValidateTaxIdAsync(new CustomerCreateRequest { Type = CustomerType.Organization }) },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_is_one_request(string expected, Func<ICustomersClient, Task> call)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(200, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await call(solvimon.Customers);

        ReceivedRequest request = server.Requests.Should().ContainSingle().Subject;
        $"{request.Method} {request.RawTarget} {request.Text}".Should().Be(expected);
        request.Header("Transfer-Encoding").Should().BeNull();
        bool changesNothing = request.Method == "GET" || request.RawTarget.Split('/')[^1] is "search" or "validate-tax-id" or "balance";
        (request.Header("Idempotency-Key") is null).Should().Be(changesNothing);
    }

    [Fact]
    public void All_fourteen_operations_are_among_them() =>
        Operations.Select(row => row.Data.Item1.Split(' ')[..2]).Select(line => string.Join(' ', line)).Distinct().Should().HaveCount(14);

    [Fact]
    public async Task An_answer_is_read_whole()
    {
        using MockServer server = MockServer.AnsweringInTurn(
            (200, TestData.Read("customer-full.json")),
            (200, TestData.Read("entitlements.json")),
            (200, TestData.Read("wallet-balances.json")),
            (200, TestData.Read("tax-id-validations.json")));
        using SolvimonClient solvimon = server.CreateClient();
        ICustomerHandle handle = solvimon.Customers["cust_1"];

        Customer customer = await handle.GetAsync();
        EntitlementOverview entitlements = await handle.GetEntitlementsAsync();
        CustomerWalletBalances balances = await handle.GetWalletBalancesAsync(new WalletBalanceRequest());
        Page<TaxIdValidation> validations = await solvimon.Customers.ValidateTaxIdAsync(new CustomerCreateRequest { Type = CustomerType.Organization });

        handle.IdOrReference.Should().Be("cust_1");
        customer.Individual!.Name!.FirstName.Should().Be("Zoë");
        customer.NotificationPreferences![0].Channels![1].Enabled.Should().BeFalse();
        entitlements.Entitlements![0].Number.Should().Be(600.50m);
        entitlements.Entitlements[2].Amount!.Currency.Should().Be(Currency.Eur);
        balances.WalletBalances![0].WalletBalance!.ReservedBalance!.Amount!.Quantity.Should().Be(-0.50m);
        validations.Data.Single().Valid.Should().Be(TaxIdValidationOutcome.NotValid);
    }

    [Fact]
    public async Task An_upsert_says_how_to_find_the_customer_and_what_to_do_with_its_fields()
    {
        using MockServer server = MockServer.Answering(201, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.UpsertAsync(
            new CustomerUpsertRequest { Type = CustomerType.Organization, Reference = "r" },
            identifierField: "reference",
            customFieldReference: "GATEWAY:ID",
            fieldActions: new Dictionary<string, string> { ["email"] = "IGNORE", ["organization.tax_id"] = "SET & KEEP" });

        server.Requests.Single().PathAndQuery.Should().Be(
            "/v1/customers?identifier_field=reference&custom_field_reference=GATEWAY%3AID&field_actions%5Bemail%5D=IGNORE&field_actions%5Borganization.tax_id%5D=SET%20%26%20KEEP");
    }

    public static TheoryData<CustomerUpsertRequest, string?, string?, int> Upserts => new()
    {
        { new() { Type = CustomerType.Organization, Reference = "r" }, null, null, 4 },
        { new() { Type = CustomerType.Organization, Id = "cust_1" }, null, null, 4 },
        { new() { Type = CustomerType.Organization, Email = "a@b.example" }, "email", null, 4 },
        { new() { Type = CustomerType.Organization, Reference = "r" }, "reference", null, 4 },
        { new() { Type = CustomerType.Organization, CustomFields = [new() { Reference = "crm", Value = "1" }] }, null, "crm", 4 },
        { new() { Type = CustomerType.Organization }, null, null, 1 },
        { new() { Type = CustomerType.Organization, Reference = "" }, null, null, 1 },
        { new() { Type = CustomerType.Organization, Email = "a@b.example" }, null, null, 1 },
        { new() { Type = CustomerType.Organization, Reference = "r" }, "email", null, 1 },
        { new() { Type = CustomerType.Organization, Reference = "r" }, "a_field_of_tomorrow", null, 1 },
        { new() { Type = CustomerType.Organization, Reference = "r", CustomFields = [new() { Reference = "other" }] }, null, "crm", 1 },
    };

    [Theory]
    [MemberData(nameof(Upserts))]
    public async Task An_upsert_is_repeated_after_an_ambiguous_failure_only_when_its_body_says_which_customer(
        CustomerUpsertRequest request, string? identifierField, string? customFieldReference, int expectedAttempts)
    {
        using MockServer server = MockServer.Answering(504, "{}");
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.UpsertAsync(request, identifierField, customFieldReference);

        SolvimonServerException exception = (await call.Should().ThrowAsync<SolvimonServerException>()).Which;
        exception.OutcomeUnknown.Should().BeTrue();
        exception.Attempts.Should().Be(expectedAttempts);
        server.Requests.Should().HaveCount(expectedAttempts);
        server.Requests.Select(sent => (sent.Header("Idempotency-Key"), sent.Text)).Distinct().Should().ContainSingle().Which.Item1.Should().Be(exception.IdempotencyKey);
    }

    [Fact]
    public async Task An_upsert_without_identity_is_repeated_when_it_was_certainly_not_taken()
    {
        using MockServer server = MockServer.AnsweringInTurn((503, "{}"), (503, "{}"), (201, "{}"));
        using SolvimonClient solvimon = server.CreateClient();

        await solvimon.Customers.UpsertAsync(new CustomerUpsertRequest { Type = CustomerType.Organization });

        server.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_create_that_meets_503_twice_is_sent_three_times_with_one_key_and_one_body()
    {
        using MockServer server = MockServer.AnsweringInTurn((503, "{}"), (503, "{}"), (201, TestData.Read("customer.json")));
        using SolvimonClient solvimon = server.CreateClient();

        Customer created = await solvimon.Customers.CreateAsync(new CustomerCreateRequest { Reference = "corner-shop-7", Type = CustomerType.Organization });

        created.Id.Should().Be("cust_abc");
        server.Requests.Should().HaveCount(3);
        server.Requests.Select(sent => (sent.Header("Idempotency-Key"), sent.Text)).Distinct().Should().ContainSingle()
            .Which.Text.Should().Be("""{"reference":"corner-shop-7","type":"ORGANIZATION"}""");
    }

    [Fact]
    public async Task What_an_exception_interrupted_is_finished_with_its_key()
    {
        await using SolvimonSandbox sandbox = new Solvimon.Client.Testing.SolvimonSandbox();
        using SolvimonClient solvimon = sandbox.CreateClient(options => options.MaxRetries = 0);
        sandbox.Faults.ResetNext(afterCommit: true);
        CustomerCreateRequest request = new() { Reference = "corner-shop-7", Type = CustomerType.Organization };

        SolvimonConnectionException exception = await Assert.ThrowsAsync<SolvimonConnectionException>(() => solvimon.Customers.CreateAsync(request));
        bool replayed = false;
        Customer created = await solvimon.Customers.CreateAsync(
            request,
            new RequestOptions { IdempotencyKey = exception.IdempotencyKey, OnResponse = answer => replayed = answer.WasReplayed });

        exception.OutcomeUnknown.Should().BeTrue();
        replayed.Should().BeTrue();
        created.Reference.Should().Be("corner-shop-7");
        sandbox.GetAll("customers").Should().ContainSingle();
    }
}
