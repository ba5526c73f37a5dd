using System.Text;

namespace Solvimon.Client.Json;

/// <summary>
/// Refuses text that is no Unicode, before it is sent: encoders put U+FFFD for half of a surrogate pair, so that two references
/// that were cut inside a character would become one.
/// </summary>
internal static class UnicodeText
{
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0)
        {
            return true;
        }

        text = text[first..];
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    /// <summary>Gives an argument back.</summary>
    public static string Check(string value, string? parameterName) => IsWhole(value)
        ? value
        : throw new ArgumentException("The text holds half of a surrogate pair, which cannot be sent: it was cut inside a character.", parameterName);

    /// <summary>Gives a text of a JSON body back.</summary>
    /// <param name="value">The text.</param>
    /// <param name="member">The member that holds it, for the message.</param>
    public static string Check(string value, ReadOnlySpan<byte> member) => IsWhole(value)
        ? value
        : throw Refusal("A text holds half of a surrogate pair, which cannot be sent: it was cut inside a character.", Encoding.UTF8.GetString(member));

    /// <summary>The refusal of a body, before it is sent.</summary>
    public static ArgumentException Refusal(string message, string? member, Exception? cause = null) => new(message, member, cause);
}
