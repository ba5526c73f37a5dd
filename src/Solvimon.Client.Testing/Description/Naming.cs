using System.Text;

namespace Solvimon.Client.Testing.Description;

/// <summary>What the documents leave out: the object type and the id prefix of a resource.</summary>
internal static class Naming
{
    // Assumption (resources): Ids have the prefixes that are known from the public documentation; the others are made up, and no client should rely on one.
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["Customer"] = "cust",
        ["Meter"] = "metr",
        ["MeterValue"] = "metv",
        ["MeterProperty"] = "metp",
        ["MeterValueCalculation"] = "bmet",
        ["Product"] = "prod",
        ["ProductItem"] = "proi",
        ["ProductCategory"] = "proc",
        ["PricingPlan"] = "pric",
        ["PricingPlanVersion"] = "ppve",
        ["Quote"] = "quot",
        ["PortalUrl"] = "purl",
        ["Platform"] = "plat",
        ["PaymentMethod"] = "pmet",
        ["Webhook"] = "whk",
        ["WebhookEvent"] = "whev",
    };

    /// <summary><c>MeterValue</c> is <c>METER_VALUE</c>.</summary>
    public static string UpperSnake(string schema)
    {
        StringBuilder text = new(schema.Length + 8);
        foreach (char character in schema)
        {
            if (char.IsAsciiLetterUpper(character) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(character));
        }

        return text.ToString();
    }

    public static string IdPrefix(string schema)
    {
        if (Prefixes.TryGetValue(schema, out string? known))
        {
            return known;
        }

        // Four letters as the known ones have: the initials of the words, filled up from the last word.
        string initials = string.Concat(schema.Where(char.IsAsciiLetterUpper));
        string lastWord = schema[schema.LastIndexOfAny([.. initials])..];
        string guess = initials[..^1] + lastWord;
        return (guess.Length > 4 ? guess[..4] : guess).ToLowerInvariant();
    }
}
