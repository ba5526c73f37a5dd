using System.Globalization;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Reading;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors.Subscriptions;

/// <summary>Invoices become drafts when their period ends, and final after the grace period.</summary>
internal sealed class InvoiceBehavior : ResourceBehavior
{
    /// <summary>The guide's grace period: Solvimon can change it for an account.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(8);

    private readonly SandboxState _state;
    private readonly ResourceWriter _writer;
    private long _lastNumber;

    public InvoiceBehavior(SandboxState state, ResourceWriter writer, ResourceView view)
    {
        _state = state;
        _writer = writer;
        Operations = new Dictionary<string, Func<SandboxCall, SandboxResponse>>(StringComparer.Ordinal)
        {
            ["GET /v1/invoices/{}/pdf"] = GetPdf,
        };
        view.Change(Resource, LeaveOut);
    }

    public override string Resource => "invoices";

    public override IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; }

    // Assumption (invoices): An invoice gets its number when it becomes final: `INV-1`, `INV-2` and so on.
    public override void Complete(JsonObject resource)
    {
        if (resource.Text("status") == "FINAL")
        {
            resource["invoice_date"] ??= _state.Timestamp;
            resource["updated_to_final_at"] ??= _state.Timestamp;
            resource["invoice_number"] ??= string.Create(CultureInfo.InvariantCulture, $"INV-{++_lastNumber}");
        }
    }

    public override void Stored(StoredResource resource, JsonObject? previous) =>
        _state.SetDue(_state.Resource(Resource), resource, Due(resource, previous));

    public override void Happen(StoredResource resource)
    {
        JsonObject json = resource.Json.DeepClone().AsObject();
        (json["status"], json["invoice_date"]) = resource.Status == "OPEN" ? ("DRAFT", _state.Timestamp) : ("FINAL", json.Text("invoice_date"));
        _writer.Replace(_state.Resource(Resource), resource, json);
    }

    public override void Clear() => _lastNumber = 0;

    private DateTimeOffset? Due(StoredResource invoice, JsonObject? previous)
    {
        if (IsOnHold(invoice.Json))
        {
            return null;
        }

        // Taken off hold, it becomes final 8 hours later, as a new draft does.
        return invoice.Status switch
        {
            "OPEN" => invoice.Json.Objects("periods").LastOrDefault()?.Time("end_at"),
            "DRAFT" when previous?.Text("status") == "DRAFT" && !IsOnHold(previous) => invoice.DueAt,
            "DRAFT" => _state.Now + Grace,
            _ => null,
        };
    }

    private static bool IsOnHold(JsonObject invoice) => invoice["on_hold"]?.GetValue<bool>() == true;

    // Assumption (invoices): Lists and searches show `periods` with `include_periods=true` or `include_lines=true`, and the lines in them only with the latter.
    // A single invoice shows both.
    private static void LeaveOut(JsonObject invoice, SandboxCall call)
    {
        if (call.Operation.Kind is not (OperationKind.List or OperationKind.Search) || call.Query["include_lines"] == "true")
        {
            return;
        }

        if (call.Query["include_periods"] != "true")
        {
            invoice.Remove("periods");
        }

        foreach (JsonObject group in invoice.Objects("periods").SelectMany(period => period.Objects("groups")))
        {
            group.Remove("lines");
        }
    }

    private SandboxResponse GetPdf(SandboxCall call) => new()
    {
        StatusCode = call.Operation.SuccessStatus,
        ContentType = "application/pdf",
        Body = InvoicePdf.Write(_state.Find(call).Json),
    };
}
