namespace Solvimon.Client.Codegen.Types;

/// <summary>What an operation does with a schema.</summary>
internal enum SchemaUsage
{
    /// <summary>The API answers with it.</summary>
    Response,

    /// <summary>The body of a POST that creates it.</summary>
    CreateBody,

    /// <summary>The body of a PATCH.</summary>
    UpdateBody,

    /// <summary>The body of a PUT on the collection, which creates or updates.</summary>
    UpsertBody,

    /// <summary>The body of an action.</summary>
    ActionBody,
}

internal enum TypeKind
{
    /// <summary>Nothing useful: no body to send, no answer to read.</summary>
    None,

    /// <summary>A class derived from <c>SolvimonObject</c>.</summary>
    Model,

    /// <summary>A value type over the wire's text.</summary>
    Enumeration,

    /// <summary>A plain string.</summary>
    Text,

    /// <summary><c>Page&lt;T&gt;</c>: a wrapper of a list.</summary>
    Page,

    /// <summary><c>IReadOnlyList&lt;T&gt;</c>: a bare array.</summary>
    List,

    /// <summary><c>Stream</c>: a download.</summary>
    File,
}

/// <summary>The C# type that stands for a schema in one place.</summary>
/// <param name="Kind">What kind of type it is.</param>
/// <param name="Name">The type as it is written in C#, in the namespace <c>Solvimon.Client.Models</c>: <c>Customer</c>, <c>Page&lt;Customer&gt;</c>. Empty for <see cref="TypeKind.None"/>.</param>
/// <param name="Item">The type of the items of a page or list.</param>
/// <param name="HasLinks">Whether a page has links to its neighbors; otherwise its wrapper has only <c>data</c>.</param>
internal sealed record TypeUse(TypeKind Kind, string Name, TypeUse? Item = null, bool HasLinks = false)
{
    /// <summary>The type itself, where it is generated.</summary>
    public GeneratedType? Generated { get; init; }

    public static readonly TypeUse None = new(TypeKind.None, "");

    public static readonly TypeUse Text = new(TypeKind.Text, "string");

    public static readonly TypeUse File = new(TypeKind.File, "Stream");
}
