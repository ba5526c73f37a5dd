using System.Globalization;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

public sealed class NumberAndTimeTests
{
    [Theory]
    [InlineData("12.00")]
    [InlineData("12")]
    [InlineData("0.10")]
    [InlineData("-0.50")]
    [InlineData("0")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335")]
    [InlineData("123456789012345678.90")]
    public void A_quantity_keeps_its_digits_and_its_scale(string quantity)
    {
        string json = $$"""{"quantity":"{{quantity}}","currency":"EUR"}""";

        Amount amount = ModelJson.Read(json, Amount.Read);

        amount.Quantity.ToString(CultureInfo.InvariantCulture).Should().Be(quantity);
        amount.Write().Should().Be(json);
    }

    [Theory]
    [InlineData("12.50", "12.50")]
    [InlineData("7", "7")]
    [InlineData("1E+3", "1000")]
    [InlineData("1.5e2", "150")]
    [InlineData("25E-1", "2.5")]
    [InlineData("10e-29", "0.0000000000000000000000000001")]
    [InlineData("0.10000000000000000000000000000000", "0.1000000000000000000000000000")]
    public void A_bare_number_is_read_exactly_too(string number, string expected) =>
        ModelJson.Read($$"""{"quantity":{{number}},"currency":"EUR"}""", Amount.Read).Quantity.ToString(CultureInfo.InvariantCulture).Should().Be(expected);

    [Theory]
    [InlineData("\"79228162514264337593543950336\"")]
    [InlineData("\"0.00000000000000000000000000001\"")]
    [InlineData("\"1.00000000000000000000000000001\"")]
    [InlineData("1e40")]
    [InlineData("1e-40")]
    [InlineData("1e9999999999")]
    [InlineData("\"12,50\"")]
    [InlineData("\"1_000\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"0x10\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\"")]
    [InlineData("\"-\"")]
    [InlineData("\".\"")]
    [InlineData("\"12\\u0000\"")]
    [InlineData("0.99999999999999999999999999999")]
    [InlineData("\"79228162514264337593543950335.5\"")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task A_number_that_decimal_can_not_hold_exactly_is_an_error_with_its_path(string number)
    {
        using MockServer server = MockServer.Answering(
            200, $$$"""{"entitlements":[{"number":"1"},{"feature_reference":"budget","amount":{"currency":"EUR","quantity":{{{number}}}}}]}""");
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers["superstore-001"].GetEntitlementsAsync();

        SolvimonSerializationException exception = (await call.Should().ThrowAsync<SolvimonSerializationException>()).Which;
        exception.Message.Should().Contain("$.entitlements[1].amount.quantity").And.Contain("GET /v1/customers/{idOrReference}/entitlements");
    }

    [Theory]
    [InlineData("2026-03-31T08:39:02Z", "2026-03-31T08:39:02Z")]
    [InlineData("2026-03-31T08:39:02.789Z", "2026-03-31T08:39:02Z")]
    [InlineData("2026-03-31T08:39:02.123456789012Z", "2026-03-31T08:39:02Z")]
    [InlineData("2026-03-31T08:39:02+02:00", "2026-03-31T08:39:02+02:00")]
    [InlineData("2026-03-31T08:39:02.5-0530", "2026-03-31T08:39:02-05:30")]
    [InlineData("2026-03-31T08:39:02+02", "2026-03-31T08:39:02+02:00")]
    [InlineData("2026-03-31T08:39:02", "2026-03-31T08:39:02Z")]
    [InlineData("2026-03-31T08:39", "2026-03-31T08:39:00Z")]
    [InlineData("2026-03-31", "2026-03-31T00:00:00Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void A_timestamp_is_read_with_or_without_fractions_and_offset_and_written_with_whole_seconds(string text, string written) =>
        ModelJson.Read($$"""{"created_at":"{{text}}"}""", Customer.Read).Write().Should().Be($$"""{"created_at":"{{written}}"}""");

    [Fact]
    public void A_fraction_is_kept_in_memory_and_cut_off_on_the_wire()
    {
        ModelJson.Read("""{"created_at":"2026-03-31T08:39:02.7891234+02:00"}""", Customer.Read).CreatedAt
            .Should().Be(new DateTimeOffset(2026, 3, 31, 8, 39, 2, TimeSpan.FromHours(2)).AddTicks(7891234));
        new WalletBalanceRequest { BalanceAt = new DateTimeOffset(2026, 12, 31, 23, 59, 59, 999, TimeSpan.Zero) }.Write()
            .Should().Be("""{"balance_at":"2026-12-31T23:59:59Z"}""");
    }

    [Theory]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T00:00:00+25:00")]
    [InlineData("0001-01-01T00:00:00+02:00")]
    [InlineData("9999-12-31T23:59:59-02:00")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00Zulu")]
    [InlineData("31-03-2026")]
    [InlineData("yesterday")]
    [InlineData("")]
    public async Task What_is_no_timestamp_is_an_error_with_its_path_and_without_its_value(string text)
    {
        using MockServer server = MockServer.Answering(200, $$"""{"id":"cust_1","created_at":"{{text}}"}""");
        using SolvimonClient solvimon = server.CreateClient();

        Func<Task> call = () => solvimon.Customers.GetAsync("cust_1");

        SolvimonSerializationException exception = (await call.Should().ThrowAsync<SolvimonSerializationException>()).Which;
        exception.Message.Should().Contain("$.created_at");
        (text.Length == 0 || !exception.ToString().Contains(text, StringComparison.Ordinal)).Should().BeTrue();
    }

    [Fact]
    public void An_amount_reads_the_same_in_every_culture() => new Amount(1234.50m, Currency.Eur).ToString().Should().Be("1234.50 EUR");
}
