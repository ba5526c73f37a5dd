using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models;

/// <summary>Money that was not sent is neither zero nor of no currency.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"quantity":null}""")]
    [InlineData("""{"currency":"EUR"}""")]
    [InlineData("""{"quantity":"12.00"}""")]
    [InlineData("""{"quantity":null,"currency":null}""")]
    [InlineData("""{"quantity":"0","currency":"EUR"}""")]
    public void What_is_absent_or_null_is_written_back_as_that(string json) => ModelJson.Read(json, Amount.Read).Write().Should().Be(json);

    [Fact]
    public void What_was_not_sent_is_no_zero()
    {
        Amount amount = ModelJson.Read("{}", Amount.Read);

        amount.Invoking(it => it.Quantity).Should().Throw<InvalidOperationException>();
        amount.Invoking(it => it.Currency).Should().Throw<InvalidOperationException>();
        amount.TryGetQuantity(out _).Should().BeFalse();
        amount.TryGetCurrency(out _).Should().BeFalse();
        amount.ToString().Should().Be("? ?");
    }

    [Fact]
    public void What_was_sent_is_there()
    {
        Amount amount = ModelJson.Read("""{"quantity":"-0.50","currency":"EUR"}""", Amount.Read);

        amount.TryGetQuantity(out decimal quantity).Should().BeTrue();
        amount.TryGetCurrency(out Currency currency).Should().BeTrue();
        (quantity, currency).Should().Be((-0.50m, Currency.Eur));
        amount.ToString().Should().Be("-0.50 EUR");
    }

    [Fact]
    public void A_required_choice_that_is_null_does_not_become_an_empty_one() =>
        ModelJson.Read("""{"type":null,"reference":"r"}""", CustomerCreateRequest.Read).Write().Should().Be("""{"reference":"r"}""");
}
