using System.Text.Json;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client;

/// <summary>One page of a list, with what the server says about it.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed class Page<T> : SolvimonObject
{
    /// <summary>Makes a page, for tests.</summary>
    public Page()
    {
    }

    private Page(ref Utf8JsonReader reader, ReadJson<T> readItem)
    {
        JsonRead.BeginObject(ref reader);
        while (JsonRead.NextMember(ref reader))
        {
            ReadOnlySpan<byte> name = JsonRead.MemberName(ref reader);
            if (name.SequenceEqual("data"u8))
            {
                Data = JsonRead.List(ref reader, readItem) ?? [];
            }
            else if (name.SequenceEqual("page"u8))
            {
                PageNumber = JsonRead.Int32(ref reader);
            }
            else if (name.SequenceEqual("limit"u8))
            {
                Limit = JsonRead.Int32(ref reader);
            }
            else if (name.SequenceEqual("total_number_of_pages"u8))
            {
                TotalNumberOfPages = JsonRead.Int32(ref reader);
            }
            else if (name.SequenceEqual("links"u8))
            {
                Links = JsonRead.Object(ref reader, PageLinks.Read);
            }
            else
            {
                AddUnknown(name, ref reader);
            }
        }
    }

    /// <summary>The items of the page, in the server's order.</summary>
    public IReadOnlyList<T> Data { get; init; } = [];

    /// <summary>The number of the page, counted from 1. Null for lists that are answered whole.</summary>
    public int? PageNumber { get; init; }

    /// <summary>The page size that the server applied.</summary>
    public int? Limit { get; init; }

    /// <summary>How many pages there are, when the server says so: it need not.</summary>
    public int? TotalNumberOfPages { get; init; }

    /// <summary>Where the other pages are. Null for lists that are answered whole.</summary>
    public PageLinks? Links { get; init; }

    internal static Page<T> Read(ref Utf8JsonReader reader, ReadJson<T> readItem) => new(ref reader, readItem);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        JsonWrite.List(writer, "data"u8, Data, static (writer, item) => WriteItem(writer, item));
        JsonWrite.Integer(writer, "page"u8, PageNumber);
        JsonWrite.Integer(writer, "limit"u8, Limit);
        JsonWrite.Integer(writer, "total_number_of_pages"u8, TotalNumberOfPages);
        JsonWrite.Object(writer, "links"u8, Links);
        WriteUnknown(writer);
        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, T item)
    {
        switch (item)
        {
            case SolvimonObject model:
                model.WriteTo(writer);
                break;
            case IWireValue value:
                writer.WriteStringValue(value.Value);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
