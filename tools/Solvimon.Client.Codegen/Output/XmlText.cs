using System.Text.RegularExpressions;

namespace Solvimon.Client.Codegen.Output;

/// <summary>Text of the dictionaries as it stands in a documentation comment.</summary>
internal static partial class XmlText
{
    /// <summary>Escapes the text but for the elements that the dictionaries may use.</summary>
    public static string Escape(string text)
    {
        string escaped = text.Trim().Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        return Allowed().Replace(escaped, match => match.Value.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal));
    }

    [GeneratedRegex("&lt;(/?c|see (cref|langword|href)=\"[^\"]*\" ?/)&gt;")]
    private static partial Regex Allowed();
}
