using System.Text;

namespace Solvimon.Client.PostgreSql.Database;

/// <summary>
/// PostgreSQL's text holds neither the character NUL nor half a surrogate pair, which texts from elsewhere may contain: what a server
/// said, an exception's message that was cut off. They become U+FFFD, so that one text does not keep its row from ever being written.
/// </summary>
internal static class StorableText
{
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // Enumerating makes U+FFFD of half a pair.
        StringBuilder storable = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            storable.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        }

        return storable.ToString();
    }
}
