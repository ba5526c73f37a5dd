using System.Text.Json;
using Solvimon.Client.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client;

/// <summary>Where the server says that a list's other pages are. Absolute or relative; following them is the list's work.</summary>
public sealed class PageLinks : SolvimonObject
{
    /// <summary>Makes an empty object, for tests.</summary>
    public PageLinks()
    {
    }

    private PageLinks(ref Utf8JsonReader reader)
    {
        JsonRead.BeginObject(ref reader);
        while (JsonRead.NextMember(ref reader))
        {
            ReadOnlySpan<byte> name = JsonRead.MemberName(ref reader);
            if (name.SequenceEqual("first"u8))
            {
                First = JsonRead.String(ref reader);
            }
            else if (name.SequenceEqual("previous"u8))
            {
                Previous = JsonRead.String(ref reader);
            }
            else if (name.SequenceEqual("current"u8))
            {
                Current = JsonRead.String(ref reader);
            }
            else if (name.SequenceEqual("next"u8))
            {
                Next = JsonRead.String(ref reader);
            }
            else
            {
                AddUnknown(name, ref reader);
            }
        }
    }

    /// <summary>The first page.</summary>
    public string? First { get; init; }

    /// <summary>The page before this one; null on the first.</summary>
    public string? Previous { get; init; }

    /// <summary>This page.</summary>
    public string? Current { get; init; }

    /// <summary>The page after this one; null on the last.</summary>
    public string? Next { get; init; }

    internal static PageLinks Read(ref Utf8JsonReader reader) => new(ref reader);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        JsonWrite.String(writer, "first"u8, First);
        JsonWrite.String(writer, "previous"u8, Previous);
        JsonWrite.String(writer, "current"u8, Current);
        JsonWrite.String(writer, "next"u8, Next);
        WriteUnknown(writer);
        writer.WriteEndObject();
    }
}
