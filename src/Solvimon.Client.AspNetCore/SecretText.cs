using System.Globalization;

namespace Solvimon.Client.AspNetCore;

/// <summary>Finds in a secret what came with it from a file or a clipboard, and is no part of it.</summary>
internal static class SecretText
{
    /// <summary>Whether white space or a character that is not seen, such as a byte order mark, stands at an end.</summary>
    public static bool HasMargin(string secret) => secret.Length > 0 && (IsMargin(secret[0]) || IsMargin(secret[^1]));

    /// <exception cref="ArgumentException">The text has a character that no credential is sent with.</exception>
    public static void ThrowIfUnsendable(string text, string parameterName)
    {
        if (text.Any(character => char.IsControl(character) || character == '\uFEFF'))
        {
            throw new ArgumentException("It has a line break, another control character or a byte order mark. Was it read from a file?", parameterName);
        }
    }

    private static bool IsMargin(char character) =>
        char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;
}
