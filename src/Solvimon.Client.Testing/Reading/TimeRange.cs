using System.Globalization;
using Solvimon.Client.Testing.Messages;

namespace Solvimon.Client.Testing.Reading;

/// <summary>A filter by time: <c>[from,to]</c>.</summary>
internal sealed record TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    public static TimeRange Parse(string name, string value)
    {
        string[] ends = value.Trim('[', ']').Split(',');
        if (value.StartsWith('[') && value.EndsWith(']') && ends.Length == 2
            && TryParse(ends[0], out DateTimeOffset from) && TryParse(ends[1], out DateTimeOffset to))
        {
            return new TimeRange(from, to);
        }

        throw SandboxError.InvalidField(name, "value must be a range of timestamps: [from,to]");
    }

    // Assumption (lists): A range includes both its ends.
    public bool Contains(string value) => TryParse(value, out DateTimeOffset time) && time >= From && time <= To;

    private static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
