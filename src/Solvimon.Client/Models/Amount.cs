using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Json;

namespace Solvimon.Client.Models;

/// <summary>
/// An amount of money in the currency's major unit: <c>12.50</c> euros, never 1250 cents. What the API left out is written back as
/// left out, and asking for it is an error: nothing becomes a zero that nobody sent.
/// </summary>
[JsonConverter(typeof(JsonModelConverter<Amount>))]
public sealed class Amount : SolvimonObject, IJsonReadable<Amount>
{
    private decimal? _quantity;
    private Currency? _currency;

    // Assigned, and so sent, be it null.
    private bool _hasQuantity;
    private bool _hasCurrency;

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
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("quantity"u8):
                    _quantity = reader.Decimal();
                    _hasQuantity = true;
                    break;
                case 8 when name.SequenceEqual("currency"u8):
                    _currency = reader.IsNull() ? default(Currency?) : Currency.Read(ref reader);
                    _hasCurrency = true;
                    break;
                default:
                    ReadAdditional(name, ref reader);
                    break;
            }
        }
    }

    /// <summary>The quantity in major units, with the scale that the API gave it: <c>12.00</c> stays <c>12.00</c>.</summary>
    /// <exception cref="InvalidOperationException">The API sent an amount without a quantity; <see cref="TryGetQuantity"/> tells.</exception>
    public required decimal Quantity
    {
        get => _quantity ?? throw new InvalidOperationException("The API sent an amount without a quantity.");
        init
        {
            _quantity = value;
            _hasQuantity = true;
        }
    }

    /// <summary>The currency of the quantity.</summary>
    /// <exception cref="InvalidOperationException">The API sent an amount without a currency; <see cref="TryGetCurrency"/> tells.</exception>
    public required Currency Currency
    {
        get => _currency ?? throw new InvalidOperationException("The API sent an amount without a currency.");
        init
        {
            _currency = value;
            _hasCurrency = true;
        }
    }

    /// <summary>Gives the quantity, if the amount has one. All that the API is known to send have one.</summary>
    /// <param name="quantity">The quantity in major units.</param>
    /// <returns>Whether the amount has a quantity.</returns>
    public bool TryGetQuantity(out decimal quantity)
    {
        quantity = _quantity.GetValueOrDefault();
        return _quantity is not null;
    }

    /// <summary>Gives the currency, if the amount has one. All that the API is known to send have one.</summary>
    /// <param name="currency">The currency of the quantity.</param>
    /// <returns>Whether the amount has a currency.</returns>
    public bool TryGetCurrency(out Currency currency)
    {
        currency = _currency.GetValueOrDefault();
        return _currency is not null;
    }

    /// <summary>The quantity and the currency's code, as in <c>12.50 EUR</c>, in every culture alike; <c>?</c> for what the API left out.</summary>
    public override string ToString() =>
        $"{_quantity?.ToString(CultureInfo.InvariantCulture) ?? "?"} {_currency?.Value ?? "?"}";

    static Amount IJsonReadable<Amount>.ReadJson(ref Utf8JsonReader reader) => new(ref reader);

    internal static Amount Read(ref Utf8JsonReader reader) => new(ref reader);

    private protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteMember("quantity"u8, _quantity, _hasQuantity);
        writer.WriteMember("currency"u8, _currency, _hasCurrency);
    }
}
