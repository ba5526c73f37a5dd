using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Http;

/// <summary>What the SDK takes from an answer into its own texts: without the credentials that it sent, and not without end.</summary>
internal static class AnswerText
{
    private const int Longest = 500;

    /// <summary>The text with the credentials cut out, 500 characters at most.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Clean(string? text, ApiCall call) => text is null ? null : Shorten(CutCredentials(text, call));

    public static string CutCredentials(string text, ApiCall call)
    {
        foreach (CredentialPattern pattern in call.Progress.Credentials)
        {
            text = pattern.CutOutOf(text);
        }

        return text;
    }

    /// <summary>Replaces the values of those headers that have a credential in them.</summary>
    public static void Clean(HttpResponseHeaders headers, ApiCall call)
    {
        List<(string Name, string Value)>? cleaned = null;
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            string value = values.ToString();
            string clean = CutCredentials(value, call);
            if (clean != value)
            {
                (cleaned ??= []).Add((name, clean));
            }
        }

        foreach ((string name, string value) in cleaned ?? [])
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }

    private static string Shorten(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        int length = char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1;
        return string.Concat(text.AsSpan(0, length), "…");
    }
}
