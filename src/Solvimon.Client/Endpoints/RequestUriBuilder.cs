using System.Buffers;
using System.Globalization;
using System.Text;
using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>
/// Builds the path and query of a request. It starts on the caller's stack and moves to a pooled array when that is too
/// small, so that the finished string is the only allocation.
/// </summary>
/// <remarks>
/// Values are percent-escaped: everything but the unreserved characters of RFC 3986 (letters, digits, <c>-._~</c>).
/// Paths and query names come from the endpoint generator, which has escaped them at compile time. Query values that
/// are null are left out, name and all.
/// </remarks>
internal ref struct RequestUriBuilder(Span<char> initialBuffer)
{
    private static readonly SearchValues<char> UnreservedCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private Span<char> _buffer = initialBuffer;
    private char[]? _pooled;
    private int _length;
    private bool _hasQuery;

    /// <summary>Appends a piece of the path as it is.</summary>
    public void AppendPath(string path) => Append(path);

    /// <summary>Appends one path segment: a slash within the value is escaped and starts no other segment.</summary>
    public void AppendSegment(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        AppendEscaped(value);
    }

    /// <inheritdoc cref="AppendSegment(string)"/>
    public void AppendSegment(long value) => AppendNumber(value);

    /// <inheritdoc cref="AppendSegment(string)"/>
    public void AppendSegment<T>(T value)
        where T : struct, IWireValue
        => AppendSegment(value.Value);

    public void AppendQuery(string escapedName, string? value)
    {
        if (value is not null)
        {
            AppendName(escapedName);
            AppendEscaped(value);
        }
    }

    public void AppendQuery(string escapedName, bool? value)
    {
        if (value is { } flag)
        {
            AppendName(escapedName);
            Append(flag ? "true" : "false");
        }
    }

    public void AppendQuery(string escapedName, int? value) => AppendQuery(escapedName, (long?)value);

    public void AppendQuery(string escapedName, long? value)
    {
        if (value is { } number)
        {
            AppendName(escapedName);
            AppendNumber(number);
        }
    }

    public void AppendQuery(string escapedName, decimal? value)
    {
        if (value is { } number)
        {
            AppendName(escapedName);
            AppendNumber(number);
        }
    }

    /// <summary>Appends a moment as ISO 8601 with whole seconds, the only precision that the API takes.</summary>
    public void AppendQuery(string escapedName, DateTimeOffset? value)
    {
        if (value is { } moment)
        {
            AppendName(escapedName);
            Span<char> text = stackalloc char[64];
            string format = moment.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz";
            moment.TryFormat(text, out int written, format, CultureInfo.InvariantCulture);
            AppendEscaped(text[..written]);
        }
    }

    public void AppendQuery<T>(string escapedName, T value)
        where T : struct, IWireValue
        => AppendQuery(escapedName, value.Value);

    public void AppendQuery<T>(string escapedName, T? value)
        where T : struct, IWireValue
        => AppendQuery(escapedName, value?.Value);

    // A list repeats its name: expand[]=a&expand[]=b.

    public void AppendQuery(string escapedName, IReadOnlyList<string?>? values)
    {
        for (int i = 0; i < values?.Count; i++)
        {
            AppendQuery(escapedName, values[i]);
        }
    }

    public void AppendQuery(string escapedName, IReadOnlyList<bool>? values)
    {
        for (int i = 0; i < values?.Count; i++)
        {
            AppendQuery(escapedName, values[i]);
        }
    }

    public void AppendQuery(string escapedName, IReadOnlyList<int>? values)
    {
        for (int i = 0; i < values?.Count; i++)
        {
            AppendQuery(escapedName, values[i]);
        }
    }

    public void AppendQuery(string escapedName, IReadOnlyList<long>? values)
    {
        for (int i = 0; i < values?.Count; i++)
        {
            AppendQuery(escapedName, values[i]);
        }
    }

    public void AppendQuery(string escapedName, IReadOnlyList<decimal>? values)
    {
        for (int i = 0; i < values?.Count; i++)
        {
            AppendQuery(escapedName, values[i]);
        }
    }

    public void AppendQuery(string escapedName, IReadOnlyList<DateTimeOffset>? values)
    {
        for (int i = 0; i < values?.Count; i++)
        {
            AppendQuery(escapedName, values[i]);
        }
    }

    public void AppendQuery<T>(string escapedName, IReadOnlyList<T>? values)
        where T : struct, IWireValue
    {
        for (int i = 0; i < values?.Count; i++)
        {
            AppendQuery(escapedName, values[i]);
        }
    }

    /// <summary>Appends one pair for each entry, <c>name[key]=value</c>, brackets escaped.</summary>
    public void AppendQuery(string escapedName, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null)
        {
            return;
        }

        foreach ((string key, string? value) in values)
        {
            if (value is not null)
            {
                AppendSeparator();
                Append(escapedName);
                Append("%5B");
                AppendEscaped(key);
                Append("%5D=");
                AppendEscaped(value);
            }
        }
    }

    /// <summary>The finished text. Gives the pooled array back: call it once, and nothing after it.</summary>
    public override string ToString()
    {
        string uri = _buffer[.._length].ToString();

        if (_pooled is not null)
        {
            ArrayPool<char>.Shared.Return(_pooled);
        }

        this = default;
        return uri;
    }

    private void AppendName(string escapedName)
    {
        AppendSeparator();
        Append(escapedName);
        Append("=");
    }

    private void AppendSeparator()
    {
        Append(_hasQuery ? "&" : "?");
        _hasQuery = true;
    }

    // Digits, the point and the minus sign need no escaping.
    private void AppendNumber<T>(T value)
        where T : struct, ISpanFormattable
    {
        Span<char> text = stackalloc char[64]; // more than the longest decimal needs
        value.TryFormat(text, out int written, format: default, CultureInfo.InvariantCulture);
        Append(text[..written]);
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> value)
    {
        Span<byte> utf8 = stackalloc byte[4];

        while (value.IndexOfAnyExcept(UnreservedCharacters) is >= 0 and var reserved)
        {
            Append(value[..reserved]);
            value = value[reserved..];

            // Half of a surrogate pair has no UTF-8 form: it decodes to the replacement character.
            Rune.DecodeFromUtf16(value, out Rune rune, out int consumed);
            value = value[consumed..];

            foreach (byte octet in utf8[..rune.EncodeToUtf8(utf8)])
            {
                Append(['%', HexDigit(octet >> 4), HexDigit(octet & 0xF)]);
            }
        }

        Append(value);
    }

    private static char HexDigit(int value) => "0123456789ABCDEF"[value];

    private void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _buffer.Length - _length)
        {
            Grow(_length + text.Length);
        }

        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    private void Grow(int required)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(required, 2 * _buffer.Length));
        _buffer[.._length].CopyTo(larger);

        if (_pooled is not null)
        {
            ArrayPool<char>.Shared.Return(_pooled);
        }

        _buffer = _pooled = larger;
    }
}
