using System.Text;

namespace Solvimon.Client.Errors;

/// <summary>The text of an error answer, whatever it was written in: what cannot be read becomes U+FFFD, and nothing is thrown.</summary>
internal static class ErrorText
{
    /// <summary>Decodes by the byte order mark, else by the zeros that UTF-16 leaves in JSON, else by the charset that the answer names, else as UTF-8.</summary>
    public static string Decode(ReadOnlySpan<byte> body, string? charset) => body switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, 0, 0, .. var rest] => Encoding.UTF32.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        [not 0, 0, not 0, ..] => Encoding.Unicode.GetString(body),
        [0, not 0, ..] => Encoding.BigEndianUnicode.GetString(body),
        _ => EncodingOf(charset).GetString(body),
    };

    /// <summary>The text, or as much of its start as <paramref name="limit"/> bytes of UTF-8 hold, never half a character.</summary>
    public static string StartOf(string text, int limit)
    {
        int bytes = 0;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > limit)
            {
                return text[..length];
            }

            length += rune.Utf16SequenceLength;
        }

        return text;
    }

    private static Encoding EncodingOf(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
        {
            return Encoding.UTF8;
        }

        try
        {
            return Encoding.GetEncoding(charset.Trim().Trim('"', '\''));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}
