namespace Solvimon.Client.Endpoints;

/// <summary>A flag in a query, <c>true</c> or <c>false</c>: Refit writes a <see cref="bool"/> with a capital letter.</summary>
internal readonly struct QueryFlag(bool value) : ISpanFormattable
{
    private string Text => value ? "true" : "false";

    public static implicit operator QueryFlag(bool value) => new(value);

    public override string ToString() => Text;

    public string ToString(string? format, IFormatProvider? formatProvider) => Text;

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = Text.TryCopyTo(destination);
        charsWritten = fits ? Text.Length : 0;
        return fits;
    }
}
