using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>What a resource is ordered by: a number, a time or a text. Numbers stand for amounts, periods and times as well.</summary>
[SuppressMessage("Design", "MA0097", Justification = "Sorting alone compares it.")]
internal readonly record struct SortKey(decimal? Number, string Text) : IComparable<SortKey>
{
    private static readonly Dictionary<string, int> Days = new(StringComparer.Ordinal) { ["DAY"] = 1, ["WEEK"] = 7, ["MONTH"] = 30, ["YEAR"] = 365 };

    public static Func<StoredResource, SortKey> Reader(SchemaType? type, string path, MemberPaths paths, ApiDescription api)
    {
        if (api.Schema(type) is { Values: null } schema)
        {
            if (schema.Member("quantity") is not null)
            {
                return resource => Decimal(First(paths.Values(resource, path + ".quantity")));
            }

            if (schema.Member("type") is not null && schema.Member("value") is not null)
            {
                return resource => new SortKey(
                    Days.GetValueOrDefault(First(paths.Values(resource, path + ".type"))) * (Decimal(First(paths.Values(resource, path + ".value"))).Number ?? 1), "");
            }
        }

        if (type?.Kind is SchemaTypeKind.Integer or SchemaTypeKind.Number)
        {
            return resource => Decimal(First(paths.Values(resource, path)));
        }

        return path.EndsWith("_at", StringComparison.Ordinal) || path.EndsWith("_date", StringComparison.Ordinal)
            ? resource => Time(First(paths.Values(resource, path)))
            : resource => new SortKey(null, First(paths.Values(resource, path)));
    }

    public int CompareTo(SortKey other) => Nullable.Compare(Number, other.Number) is var order and not 0
        ? order
        : string.CompareOrdinal(Text, other.Text);

    private static string First(IEnumerable<string> values) => values.FirstOrDefault() ?? "";

    private static SortKey Decimal(string text) =>
        new(decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null, "");

    private static SortKey Time(string text) =>
        new(DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.UtcTicks : null, "");
}
