using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Behaviors;

/// <summary>
/// Validates the tax ids of a customer that need not exist.
/// </summary>
// Assumption (customers): No authority is asked: tax ids of 5 to 20 letters and digits are valid, others are not.
internal sealed class TaxIdValidation(SandboxState state)
{
    public SandboxResponse Validate(SandboxCall call)
    {
        JsonArray results = new();
        foreach (string taxId in TaxIds(call.Body))
        {
            bool isValid = taxId.Length is >= 5 and <= 20 && taxId.All(char.IsAsciiLetterOrDigit);
            results.Add((JsonNode)new JsonObject
            {
                ["id"] = taxId,
                ["validation_date"] = state.Timestamp,
                ["source"] = "SANDBOX",
                ["valid"] = isValid ? "VALID" : "NOT_VALID",
            });
        }

        return call.Success(new JsonObject { ["data"] = results });
    }

    private static IEnumerable<string> TaxIds(JsonObject customer)
    {
        List<string> listed = customer.Values("organization.tax_ids.id").ToList();
        return listed.Count > 0 ? listed : customer.Values("organization.tax_id");
    }
}
