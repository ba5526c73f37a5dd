using System.Runtime.CompilerServices;

using Solvimon.Client.Json;

namespace Solvimon.Client;

/// <summary>Checks of arguments, made before anything is sent. Each gives the argument back, so that it can stand where the value is used.</summary>
internal static class Argument
{
    /// <summary>A part of a path. <c>.</c> and <c>..</c> are refused, because they would lead to another path when the URI is normalized.</summary>
    public static string Id(string? value, [CallerArgumentExpression(nameof(value))] string? name = null) => value switch
    {
        null => throw new ArgumentNullException(name),
        "." or ".." => throw new ArgumentException($"'{value}' cannot be an id or a reference.", name),
        _ when string.IsNullOrWhiteSpace(value) => throw new ArgumentException("An id or a reference cannot be blank.", name),
        _ when value.Contains(TolerantText.Replacement, StringComparison.Ordinal) =>
            throw new ArgumentException("An id or a reference cannot hold U+FFFD: it was read from broken text, and names nothing.", name),
        _ => UnicodeText.Check(value, name),
    };

    /// <summary>The reference in a request, by which one is to be found.</summary>
    public static string ReferenceOf(string? reference, string request) =>
        string.IsNullOrWhiteSpace(reference) ? throw new ArgumentException("The request has no reference to find one by.", request) : reference;

    /// <summary>A path of the API that the caller writes out.</summary>
    public static string Path(string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value.StartsWith('/') ? UnicodeText.Check(value, name) : throw new ArgumentException("A path begins with a slash: /v1/customers.", name);
    }

    /// <summary>A value to filter or order by.</summary>
    public static string Text(string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return UnicodeText.Check(value, name);
    }

    /// <summary>A value of a query parameter that may be left out.</summary>
    public static string? OptionalText(string? value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is null ? null : UnicodeText.Check(value, name);

    /// <summary>Several values of one query parameter, in a list that the caller cannot change afterwards.</summary>
    public static IReadOnlyList<string> Texts(IReadOnlyList<string>? values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        string[] copy = [.. values];
        foreach (string value in copy)
        {
            UnicodeText.Check(string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("A value is blank.", name) : value, name);
        }

        return copy;
    }

    /// <summary>The wire text of several values of one query parameter.</summary>
    public static IReadOnlyList<string> Texts<T>(IReadOnlyList<T>? values, [CallerArgumentExpression(nameof(values))] string? name = null)
        where T : struct, IWireValue
    {
        ArgumentNullException.ThrowIfNull(values, name);
        string[] texts = new string[values.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Text(values[i].Value, name);
        }

        return texts;
    }

    /// <summary>A size or number of a page.</summary>
    public static int OneOrMore(int value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>Refuses an idempotency key where one call means several requests: the same key cannot stand for all of them.</summary>
    public static void NoIdempotencyKey(RequestOptions? options, [CallerArgumentExpression(nameof(options))] string? name = null)
    {
        if (options?.IdempotencyKey is not null)
        {
            throw new ArgumentException("One call means several requests here, so that it cannot have an idempotency key.", name);
        }
    }

    /// <summary>Refuses a body with more items than the API takes in one request.</summary>
    public static void AtMost<T>(IReadOnlyCollection<T>? items, int maximum, string name)
    {
        if (items?.Count > maximum)
        {
            throw new ArgumentException($"The API takes at most {maximum} items in one request; these are {items.Count}.", name);
        }
    }
}
