using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client;

/// <summary>One page of a list, as the API answered it.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
[JsonConverter(typeof(JsonPageConverter))]
public sealed class Page<T> : SolvimonObject
{
    private readonly int _leftOut;

    /// <summary>Makes an empty page.</summary>
    public Page()
    {
    }

    private Page(ref Utf8JsonReader reader, ReadJson<T> readItem)
    {
        reader.StartObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("data"u8):
                    Data = reader.List(readItem, out int received) ?? [];
                    _leftOut = received - Data.Count;
                    break;
                case 4 when name.SequenceEqual("page"u8):
                    PageNumber = reader.Int32();
                    break;
                case 5 when name.SequenceEqual("limit"u8):
                    Limit = reader.Int32();
                    break;
                case 5 when name.SequenceEqual("links"u8):
                    Links = reader.IsNull() ? null : PageLinks.Read(ref reader);
                    break;
                case 21 when name.SequenceEqual("total_number_of_pages"u8):
                    TotalNumberOfPages = reader.Int32();
                    break;
                default:
                    ReadAdditional(name, ref reader);
                    break;
            }
        }
    }

    /// <summary>
    /// The items of this page, in the order of the list. Empty where there are none, never <see langword="null"/>; nor is an item,
    /// as a <see langword="null"/> that the API sends among them is left out.
    /// </summary>
    public IReadOnlyList<T> Data { get; init; } = [];

    /// <summary>The number of this page, starting at 1; <see langword="null"/> where the API does not say it.</summary>
    public int? PageNumber { get; init; }

    /// <summary>How many items a page holds at most; <see langword="null"/> where the API does not say it.</summary>
    public int? Limit { get; init; }

    /// <summary>How many pages the list has; <see langword="null"/> where the API does not say it, which is common.</summary>
    public int? TotalNumberOfPages { get; init; }

    /// <summary>The addresses of the neighboring pages; <see langword="null"/> for a list that the API does not divide into pages.</summary>
    public PageLinks? Links { get; init; }

    /// <summary>How many items the answer has, with those that are left out: a page that came back full is told by them.</summary>
    internal int Received => Data.Count + _leftOut;

    internal static Page<T> Read(ref Utf8JsonReader reader, ReadJson<T> readItem) => new(ref reader, readItem);

    private protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("data"u8);
        foreach (T item in Data)
        {
            WriteItem(writer, item);
        }

        writer.WriteEndArray();
        writer.WriteMember("page"u8, PageNumber);
        writer.WriteMember("limit"u8, Limit);
        writer.WriteMember("links"u8, Links);
        writer.WriteMember("total_number_of_pages"u8, TotalNumberOfPages);
    }

    private static void WriteItem(Utf8JsonWriter writer, T item)
    {
        switch (item)
        {
            case null:
                writer.WriteNullValue();
                break;
            case SolvimonObject model:
                model.WriteTo(writer);
                break;
            case IWireValue value:
                writer.WriteStringValue(UnicodeText.Check(value.Value, "data"u8));
                break;
            default:
                writer.WriteStringValue(UnicodeText.Check(item.ToString() ?? "", "data"u8));
                break;
        }
    }
}
