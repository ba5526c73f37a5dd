using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Solvimon.Client.Json;

namespace Solvimon.Client.Models;

/// <summary>An amount of money in the currency's major unit: <c>12.50</c> euros, never 1250 cents.</summary>
public sealed class Amount : SolvimonObject
{
    /// <summary>Makes an amount whose members an initializer sets.</summary>
    public Amount()
    {
    }

    /// <summary>Makes an amount: <c>new Amount(12.50m, Currency.Eur)</c>.</summary>
    /// <param name="quantity">The quantity in major units. Its scale is kept: <c>12.00m</c> is sent as <c>"12.00"</c>.</param>
    /// <param name="currency">The currency of the quantity.</param>
    [SetsRequiredMembers]
    public Amount(decimal quantity, Currency currency)
    {
        Quantity = quantity;
        Currency = currency;
    }

    [SetsRequiredMembers]
    private Amount(ref Utf8JsonReader reader)
    {
        reader.StartObject();
        while (reader.NextMember(out var name))
        {
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("quantity"u8):
                    Quantity = reader.Decimal().GetValueOrDefault();
                    break;
                case 8 when name.SequenceEqual("currency"u8):
                    Currency = reader.IsNull() ? default : Currency.Read(ref reader);
                    break;
                default:
                    ReadAdditional(name, ref reader);
                    break;
            }
        }
    }

    /// <summary>The quantity in major units, with the scale that the API gave it: <c>12.00</c> stays <c>12.00</c>.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The currency of the quantity.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The quantity and the currency's code, as in <c>12.50 EUR</c>, in every culture alike.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Quantity} {Currency}");

    internal static Amount Read(ref Utf8JsonReader reader) => new(ref reader);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteMember("quantity"u8, Quantity);
        writer.WriteMember("currency"u8, Currency.Value);
        WriteAdditional(writer);
        writer.WriteEndObject();
    }
}
