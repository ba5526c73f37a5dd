using System.Buffers;

namespace Solvimon.Client.Calls;

/// <summary>Keeps text that a caller supplies from becoming a second header. Messages name the argument, never the text.</summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static string Name(string name, string parameterName) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExcept(TokenCharacters)
            ? name
            : throw new ArgumentException("A header name is not empty and has letters, digits and !#$%&'*+-.^_`|~ only.", parameterName);

    public static string Value(string value, string parameterName) =>
        IsValue(value)
            ? value
            : throw new ArgumentException("A header value consists of visible ASCII characters and spaces, without line breaks.", parameterName);

    public static string Credential(string value, string parameterName) =>
        IsCredential(value)
            ? value
            : throw new ArgumentException("A credential is not blank and has visible ASCII characters only: no spaces, no line breaks.", parameterName);

    public static bool IsCredential(string value) => value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static bool IsValue(string? value) => value is not null && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
