using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Testing.Writing;

namespace Solvimon.Client.Testing.Behaviors;

/// <summary>
/// Usage events, under their new path (<c>/v1/events</c>) and their old one (<c>/v1/ingest/meter-data</c>). They are checked and kept;
/// the sandbox does not price them.
/// </summary>
internal sealed class EventBehavior : ResourceBehavior
{
    private const int MaxBatch = 50;

    private readonly SandboxState _state;
    private readonly ResourceWriter _writer;
    private readonly EventRules _rules;
    private readonly SandboxDuplicateEvents _duplicates;

    public EventBehavior(SandboxState state, ResourceWriter writer, SandboxDuplicateEvents duplicates)
    {
        _state = state;
        _writer = writer;
        _rules = new EventRules(state, writer);
        _duplicates = duplicates;
        Operations = new Dictionary<string, Func<SandboxCall, SandboxResponse>>(StringComparer.Ordinal)
        {
            ["POST /v1/events/ingest"] = Ingest,
            ["POST /v1/ingest/meter-data"] = Ingest,
            ["POST /v1/events/ingest-list"] = IngestMany,
            ["POST /v1/events/ingest-batch"] = IngestMany,
            ["POST /v1/ingest/meter-datas"] = IngestMany,
            ["POST /v1/events/{}/delete"] = call => Delete(call, _state.Find(call)),
            ["POST /v1/ingest/meter-data/{}/delete"] = call => Delete(call, _state.Find(call)),
            ["POST /v1/events/delete"] = call => Delete(call, FindByReference(call)),
            ["POST /v1/ingest/meter-data/delete"] = call => Delete(call, FindByReference(call)),
        };
    }

    public override string Resource => "events";

    public override IReadOnlyDictionary<string, Func<SandboxCall, SandboxResponse>> Operations { get; }

    // Both paths lead to the same events.
    private ResourceDescription Events => _state.Resource(Resource);

    // What becomes of a second event with the same reference is an option, decided before it is stored.
    public override bool MayShareReference(JsonObject resource, JsonObject holder) => true;

    // Checked with the rest of the event.
    public override bool IsReference(string reference) => true;

    private SandboxResponse Ingest(SandboxCall call)
    {
        var usage = _rules.Check(call.Body, call, path: "", "RESOURCE_NOT_FOUND");
        RefuseDuplicates([usage], index => "reference");
        return call.Success(Store(usage, call).Utf8);
    }

    /// <summary>All or none: every event is checked before the first is stored.</summary>
    private SandboxResponse IngestMany(SandboxCall call)
    {
        var events = (call.Body["meter_datas"] as JsonArray ?? throw SandboxError.MissingField("meter_datas")).OfType<JsonObject>().ToList();
        if (events.Count > MaxBatch)
        {
            throw SandboxError.InvalidField(
                "meter_datas", $"value holds too many items ({events.Count}, maximum allowed: {MaxBatch})");
        }

        var answers = new JsonArray();
        var isChecked = events.Select((usage, index) => _rules.Check(usage, call, $"meter_datas.{index}.", "RESOURCES_NOT_FOUND")).ToList();
        RefuseDuplicates(isChecked, index => $"meter_datas.{index}.reference");
        foreach (var usage in isChecked)
        {
            answers.Add((JsonNode)Store(usage, call).Json.DeepClone());
        }

        return call.Success(new JsonObject { ["meter_datas"] = answers });
    }

    private void RefuseDuplicates(List<JsonObject> usages, Func<int, string> field)
    {
        if (_duplicates != SandboxDuplicateEvents.Refuse)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < usages.Count; i++)
        {
            var reference = usages[i].Text("reference")!;
            var first = _state.Store(Events).ByReference(reference);
            if (first is not null || !seen.Add(reference))
            {
                throw new SandboxError(HttpStatusCode.BadRequest, "RESOURCE_ALREADY_EXISTS", "An event with this reference already exists")
                {
                    Field = field(i),
                    ResourceId = first?.Id,
                    ResourceType = Events.ObjectType,
                };
            }
        }
    }

    private StoredResource Store(JsonObject usage, SandboxCall call)
    {
        usage["timestamp"] ??= _state.Timestamp;
        if (call.Query["cost_prediction"] == "true")
        {
            usage["cost_prediction"] = new JsonObject { ["response"] = "NOT_SUPPORTED" };
        }

        if (_duplicates == SandboxDuplicateEvents.Mark && _state.Store(Events).ByReference(usage.Text("reference")!) is { } first)
        {
            usage["processed_details"] = new JsonObject
            {
                ["type"] = "DUPLICATE",
                ["duplicate_of_meter_data_id"] = first.Id,
                ["duplicate"] = new JsonObject { ["of_meter_data_id"] = first.Id },
            };
        }

        return _writer.Add(Events, usage);
    }

    private SandboxResponse Delete(SandboxCall call, StoredResource usage)
    {
        var json = usage.Json.DeepClone().AsObject();
        json["deleted"] = true;
        return call.Success(_writer.Replace(Events, usage, json));
    }

    private StoredResource FindByReference(SandboxCall call)
    {
        var reference = call.Body.Text("reference") ?? throw SandboxError.MissingField("reference");
        return _state.Store(Events).ByReference(reference) ?? throw SandboxError.NotFound(Events.ObjectType, reference);
    }
}
