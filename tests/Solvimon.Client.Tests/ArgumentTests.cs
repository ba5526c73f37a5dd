namespace Solvimon.Client.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public void An_id_is_refused_that_would_lead_to_another_path(string idOrReference)
    {
        FluentActions.Invoking(() => Argument.Id(idOrReference)).Should().Throw<ArgumentException>().WithParameterName(nameof(idOrReference));
    }

    [Fact]
    public void A_missing_id_is_refused()
    {
        string? id = null;
        FluentActions.Invoking(() => Argument.Id(id)).Should().Throw<ArgumentNullException>().WithParameterName(nameof(id));
    }

    [Theory]
    [InlineData("cust_1")]
    [InlineData("a/b c")]
    [InlineData("...")]
    public void Any_other_id_is_given_back(string id) => Argument.Id(id).Should().Be(id);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_page_has_at_least_one_item(int size) =>
        FluentActions.Invoking(() => Argument.OneOrMore(size)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(size));

    [Fact]
    public void Values_are_copied()
    {
        string[] values = ["A", "B"];
        IReadOnlyList<string> copy = Argument.Texts(values);
        values[0] = "C";

        copy.Should().Equal("A", "B");
    }

    [Fact]
    public void A_blank_value_is_refused()
    {
        string[] values = ["A", " "];
        FluentActions.Invoking(() => Argument.Texts(values)).Should().Throw<ArgumentException>().WithParameterName(nameof(values));
    }

    [Fact]
    public void A_default_choice_is_refused()
    {
        CustomerOrder[] values = [CustomerOrder.Email, default];
        FluentActions.Invoking(() => Argument.Texts(values)).Should().Throw<ArgumentException>().WithParameterName(nameof(values));
    }

    [Fact]
    public void Too_many_items_are_refused()
    {
        FluentActions.Invoking(() => Argument.AtMost(new int[51], 50, "request")).Should().Throw<ArgumentException>().WithMessage("*at most 50*51*");
        FluentActions.Invoking(() => Argument.AtMost(new int[50], 50, "request")).Should().NotThrow();
    }

    [Fact]
    public void One_key_cannot_stand_for_several_requests()
    {
        RequestOptions options = new() { IdempotencyKey = "key" };
        FluentActions.Invoking(() => Argument.NoIdempotencyKey(options)).Should().Throw<ArgumentException>().WithParameterName(nameof(options));
        FluentActions.Invoking(() => Argument.NoIdempotencyKey(null)).Should().NotThrow();
    }
}
