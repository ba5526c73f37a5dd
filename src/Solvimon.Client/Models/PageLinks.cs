using System.Text.Json;
using System.Text.Json.Serialization;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client;

/// <summary>The addresses of a page's neighbors, absolute or relative, as the API gives them.</summary>
[JsonConverter(typeof(JsonModelConverter<PageLinks>))]
public sealed class PageLinks : SolvimonObject, IJsonReadable<PageLinks>
{
    // The API answers null for a neighbor that there is not: so it is written back, where it was assigned.
    private bool _hasPrevious;
    private bool _hasNext;

    /// <summary>Makes links of which none is set.</summary>
    public PageLinks()
    {
    }

    private PageLinks(ref Utf8JsonReader reader)
    {
        reader.StartObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("next"u8):
                    Next = reader.Text();
                    break;
                case 5 when name.SequenceEqual("first"u8):
                    First = reader.Text();
                    break;
                case 7 when name.SequenceEqual("current"u8):
                    Current = reader.Text();
                    break;
                case 8 when name.SequenceEqual("previous"u8):
                    Previous = reader.Text();
                    break;
                default:
                    ReadAdditional(name, ref reader);
                    break;
            }
        }
    }

    /// <summary>The address of the first page.</summary>
    public string? First { get; init; }

    /// <summary>The address of the page before this one; <see langword="null"/> on the first page.</summary>
    public string? Previous
    {
        get;
        init
        {
            field = value;
            _hasPrevious = true;
        }
    }

    /// <summary>The address of this page.</summary>
    public string? Current { get; init; }

    /// <summary>The address of the page after this one; <see langword="null"/> on the last page.</summary>
    public string? Next
    {
        get;
        init
        {
            field = value;
            _hasNext = true;
        }
    }

    static PageLinks IJsonReadable<PageLinks>.ReadJson(ref Utf8JsonReader reader) => new(ref reader);

    internal static PageLinks Read(ref Utf8JsonReader reader) => new(ref reader);

    private protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteMember("first"u8, First);
        writer.WriteMember("previous"u8, Previous, _hasPrevious);
        writer.WriteMember("current"u8, Current);
        writer.WriteMember("next"u8, Next, _hasNext);
    }
}
