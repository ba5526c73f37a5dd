using System.Globalization;
using System.Text;

namespace Solvimon.Client.Calls;

/// <summary>
/// A credential of the SDK's, cut out of what a server answers: as it is, in another case, escaped for JSON, for a URL or for
/// HTML, also character by character, and as Base64 or hexadecimal.
/// </summary>
internal sealed class CredentialPattern(string credential)
{
    public const string Replacement = "[credential]";

    // Who tests with the key "key" still wants to read sentences that have the word in them.
    private const int ShortestCredential = 6;

    private string[]? _wholes;

    public string Credential => credential;

    public string CutOutOf(string text)
    {
        // Whatever it is written as, it is not shorter.
        if (credential.Length < ShortestCredential || text.Length < credential.Length)
        {
            return text;
        }

        StringBuilder? result = null;
        int copied = 0;
        for (int i = 0; i + credential.Length <= text.Length; i++)
        {
            int length = Math.Max(LengthAt(text.AsSpan(i), prefersEscapes: false), LengthAt(text.AsSpan(i), prefersEscapes: true));
            if (length > 0)
            {
                (result ??= new StringBuilder()).Append(text, copied, i - copied).Append(Replacement);
                copied = i + length;
                i = copied - 1;
            }
        }

        return CutOutEncoded(result is null ? text : result.Append(text, copied, text.Length - copied).ToString());
    }

    /// <summary>
    /// How many characters of the text's start are the credential; 0 when it does not start with it. A credential that has an
    /// ampersand may come as it is or as <c>&amp;amp;</c>, both of which begin with one.
    /// </summary>
    private int LengthAt(ReadOnlySpan<char> text, bool prefersEscapes)
    {
        int length = 0;
        foreach (char character in credential)
        {
            ReadOnlySpan<char> rest = text[length..];
            bool isPlain = !rest.IsEmpty && IsSame(rest[0], character);
            int one = isPlain && !prefersEscapes ? 1 : LengthOfEscaped(character, rest);
            one = one == 0 && isPlain ? 1 : one;
            if (one == 0)
            {
                return 0;
            }

            length += one;
        }

        return length;
    }

    private static bool IsSame(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);

    private static int LengthOfEscaped(char character, ReadOnlySpan<char> text) => text.IsEmpty
        ? 0
        : text[0] switch
        {
            '%' when IsCode(text, 1, 2, character) => 3,
            '%' when text.StartsWith("%25") && IsCode(text, 3, 2, character) => 5,
            '\\' when text.Length > 1 && text[1] is 'u' or 'U' && IsCode(text, 2, 4, character) => 6,
            '\\' when text.Length > 1 && text[1] is 'x' or 'X' && IsCode(text, 2, 2, character) => 4,
            '\\' when text.Length > 1 && text[1] == character => 2,
            '&' => LengthOfEntity(character, text),
            _ => 0,
        };

    private static bool IsCode(ReadOnlySpan<char> text, int start, int digits, char character) =>
        text.Length >= start + digits
        && int.TryParse(text.Slice(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
        && IsSame((char)code, character);

    private static int LengthOfEntity(char character, ReadOnlySpan<char> text)
    {
        const int LongestEntity = 12;
        int end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        return end > 0
            && System.Net.WebUtility.HtmlDecode(text[..(end + 1)].ToString()) is [var decoded]
            && IsSame(decoded, character)
            ? end + 1
            : 0;
    }

    private string CutOutEncoded(string text)
    {
        foreach (string whole in _wholes ??= [.. Wholes()])
        {
            int from = 0;
            while (text.IndexOf(whole, Math.Min(from, text.Length), StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                int start = at;
                int end = at + whole.Length;
                while (start > 0 && IsOfCode(text[start - 1]))
                {
                    start--;
                }

                while (end < text.Length && IsOfCode(text[end]))
                {
                    end++;
                }

                text = string.Concat(text.AsSpan(0, start), Replacement, text.AsSpan(end));
                from = start + Replacement.Length;
            }
        }

        return text;
    }

    /// <summary>What is the same in every text that has the credential in it and was encoded: all of it in hexadecimal, the middle of it in Base64, which has three ways to begin.</summary>
    private IEnumerable<string> Wholes()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(credential);
        yield return Convert.ToHexString(bytes);
        for (int before = 0; before < 3; before++)
        {
            string encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            int start = before == 0 ? 0 : before + 1;
            int end = (before + bytes.Length) / 3 * 4;
            if (end > start)
            {
                string middle = encoded[start..end];
                yield return middle;
                yield return middle.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    private static bool IsOfCode(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '-' or '_' or '=';
}
