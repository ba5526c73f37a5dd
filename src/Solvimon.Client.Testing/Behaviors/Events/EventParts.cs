using System.Globalization;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Events;

/// <summary>The meter values and properties of an event, against those of its meter.</summary>
internal sealed class EventParts(SandboxState state)
{
    private static readonly string[] Numbers = ["number", "count"];

    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <exception cref="SandboxError">A part is not the meter's, has no value that it can have, or is missing.</exception>
    public void Check(JsonObject usage, StoredResource meter, string path, string notFound)
    {
        Check(usage, meter, "meter_values", "meter-values", path, notFound, CheckValue);
        Check(usage, meter, "meter_properties", "meter-properties", path, notFound, CheckProperty);
    }

    private void Check(
        JsonObject usage, StoredResource meter, string member, string family, string path, string notFound, Action<JsonObject, JsonObject, string> checkOne)
    {
        ResourceDescription resource = state.Resource(family);
        ILookup<string?, JsonObject> known = meter.Json.Objects(member).ToLookup(part => Find(resource, part)?.Id, StringComparer.Ordinal);
        HashSet<string> given = new(StringComparer.Ordinal);
        List<JsonObject> parts = usage.Objects(member).ToList();
        for (int i = 0; i < parts.Count; i++)
        {
            string field = $"{path}{member}.{i}";
            if (Find(resource, parts[i]) is not { } part || !known.Contains(part.Id))
            {
                throw References.NotFound(resource, parts[i].Text("id") ?? parts[i].Text("reference"), field, notFound);
            }

            checkOne(parts[i], part.Json, field);
            parts[i]["id"] = part.Id;
            given.Add(part.Id);
        }

        if (known.Any(part => part.Key is { } id && !given.Contains(id) && part.Any(entry => entry["required"]?.GetValue<bool>() == true)))
        {
            throw SandboxError.MissingField(path + member);
        }
    }

    // Assumption (usage events): A meter value of the type AMOUNT comes as `amount`, one of the type NUMBER as `number` or `count`; one without a type takes each.
    private static void CheckValue(JsonObject part, JsonObject value, string field)
    {
        string[] members = value.Text("type") switch { null => ["number", "count", "amount"], "AMOUNT" => ["amount"], _ => ["number", "count"] };
        if (!members.Any(part.ContainsKey))
        {
            throw SandboxError.MissingField($"{field}.{members[0]}");
        }

        foreach (string? member in Numbers.Where(member => part.Text(member) is not null))
        {
            CheckNumber(part.Text(member)!, $"{field}.{member}");
        }

        if (part["amount"] is JsonObject amount)
        {
            CheckNumber(amount.Text("quantity") ?? throw SandboxError.MissingField($"{field}.amount.quantity"), $"{field}.amount.quantity");
        }
    }

    private static void CheckProperty(JsonObject part, JsonObject property, string field)
    {
        string value = part.Text("value") ?? throw SandboxError.MissingField($"{field}.value");
        if (property.Text("type") == "NUMBER")
        {
            CheckNumber(value, $"{field}.value");
        }

        if (property.Text("type") == "ENUM" && !property.Values("enum_values").Contains(value))
        {
            throw SandboxError.InvalidField($"{field}.value", $"value '{value}' is not one of the property's enum_values");
        }
    }

    private static void CheckNumber(string text, string field)
    {
        if (!decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out _))
        {
            throw SandboxError.InvalidField(field, "value must be a number");
        }
    }

    private StoredResource? Find(Description.ResourceDescription family, JsonObject part) => part.Text("id") is { } id
        ? state.Store(family).ById(id)
        : part.Text("reference") is { } reference ? state.Store(family).ByReference(reference) : null;
}
