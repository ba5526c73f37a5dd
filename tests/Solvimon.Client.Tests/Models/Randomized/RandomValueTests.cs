using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Models.Randomized;

/// <summary>What holds for any number, time, text and model. Failing values are made smaller before they are shown.</summary>
public sealed class RandomValueTests
{
    private static readonly Gen<decimal> AnyDecimal =
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28], (low, middle, high, isNegative, scale) => new decimal(low, middle, high, isNegative, (byte)scale));

    // Whole minutes, and no instant that its offset would push out of the range.
    private static readonly Gen<DateTimeOffset> AnyInstant =
        Gen.Select(Gen.Long[TimeSpan.FromDays(1).Ticks, DateTime.MaxValue.Ticks - TimeSpan.FromDays(1).Ticks], Gen.Int[-14 * 60, 14 * 60],
            (ticks, offset) => new DateTimeOffset(new DateTime(ticks, DateTimeKind.Unspecified), TimeSpan.FromMinutes(offset)));

    private static readonly Type[] Models = [.. RandomModels.AllTypes];

    [Fact]
    public void A_quantity_keeps_every_digit_and_its_scale() => Randomly.Check(AnyDecimal, quantity =>
    {
        string json = new Amount(quantity, Currency.Eur).Write();

        decimal read = ModelJson.Read(json, Amount.Read).Quantity;

        decimal.GetBits(read).Should().Equal(decimal.GetBits(quantity));
    });

    [Fact]
    public void A_number_is_read_exactly_or_not_at_all() => Randomly.Check(Gen.Select(Gen.Char['0', '9'].Array[1, 34], Gen.Int[0, 40]), number =>
    {
        (char[] digits, int point) = number;
        string text = new string(digits).Insert(Math.Min(point, digits.Length), ".");
        string json = $$"""{"quantity":"{{text}}","currency":"EUR"}""";

        try
        {
            decimal read = ModelJson.Read(json, Amount.Read).Quantity;
            Significant(read.ToString(CultureInfo.InvariantCulture)).Should().Be(Significant(text));
        }
        catch (JsonException)
        {
            Significant(text).Length.Should().BeGreaterThan(28, "{0} fits", text);
        }
    });

    [Fact]
    public void A_timestamp_keeps_its_second_and_its_offset() => Randomly.Check(AnyInstant, instant =>
    {
        string json = new WalletBalanceRequest { BalanceAt = instant }.Write();

        DateTimeOffset read = ModelJson.Read(json, WalletBalanceRequest.Read).BalanceAt!.Value;

        read.Offset.Should().Be(instant.Offset);
        read.Should().Be(instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond)));
    });

    [Fact]
    public void A_text_is_kept_or_refused_and_never_changed() => Randomly.Check(Gen.Char.Array[0, 40], characters =>
    {
        string text = new(characters);
        bool isText = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
        Func<string> write = () => new CustomerUpdateRequest { Email = text }.Write();

        if (isText)
        {
            ModelJson.Read(write(), CustomerUpdateRequest.Read).Email.Should().Be(text);
        }
        else
        {
            write.Should().Throw<ArgumentException>();
        }
    });

    [Fact]
    public void A_model_is_read_as_it_was_written() =>
        Randomly.Check(Gen.Select(Gen.Int[0, Models.Length - 1], Gen.Int), model =>
        {
            (int index, int seed) = model;
            Type type = Models[index];
            string json = new RandomModels(seed).Create(type).Write();

            ModelJson.Read(json, type).Write().Should().Be(json);
        });

    private static string Significant(string number) => number.Replace(".", "", StringComparison.Ordinal).Trim('0');
}
