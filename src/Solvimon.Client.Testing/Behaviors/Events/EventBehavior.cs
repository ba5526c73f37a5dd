using System.Net;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Behaviors.Events;
using Solvimon.Client.Testing.Behaviors.Plans;
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
    private readonly EventMatching _matching;
    private readonly SandboxDuplicateEvents _duplicates;

    public EventBehavior(SandboxState state, ResourceWriter writer, PlanVersions versions, SandboxDuplicateEvents duplicates)
    {
        _matching = new EventMatching(state, versions);
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

    // Assumption (usage events): A repeated reference counts again, is marked as a duplicate, or is refused, as the account is set: the option
    // `DuplicateEvents`, by default the first.
    public override bool MayShareReference(JsonObject resource, JsonObject holder) => true;

    // Checked with the rest of the event.
    public override bool IsReference(string reference) => true;

    private SandboxResponse Ingest(SandboxCall call) => call.Success(Store(call.Body, call, path: "", "RESOURCE_NOT_FOUND").Utf8);

    /// <summary>All or none: what was stored before a refusal is taken back.</summary>
    private SandboxResponse IngestMany(SandboxCall call)
    {
        List<JsonObject> events = (call.Body["meter_datas"] as JsonArray ?? throw SandboxError.MissingField("meter_datas")).OfType<JsonObject>().ToList();
        if (events.Count > MaxBatch)
        {
            throw SandboxError.InvalidField(
                "meter_datas", $"value holds too many items ({events.Count}, maximum allowed: {MaxBatch})");
        }

        IEnumerable<JsonNode> stored = events.Select((usage, index) => Store(usage, call, $"meter_datas.{index}.", "RESOURCES_NOT_FOUND").Json.DeepClone());
        return call.Success(new JsonObject { ["meter_datas"] = new JsonArray([.. stored]) });
    }

    private StoredResource Store(JsonObject body, SandboxCall call, string path, string notFound)
    {
        JsonObject usage = _rules.Check(body, call, path, notFound);
        usage["timestamp"] ??= _state.Timestamp;
        usage.Remove("deleted");
        usage["processed_details"] = Process(usage, path);
        if (call.Query["cost_prediction"] == "true")
        {
            usage["cost_prediction"] = new JsonObject { ["response"] = "NOT_SUPPORTED" };
        }

        return _writer.Add(Events, usage);
    }

    // Assumption (usage events): What became of an event is in `processed_details` at once, although the API may work it out later.
    private JsonObject Process(JsonObject usage, string path)
    {
        if (_duplicates != SandboxDuplicateEvents.Count && _state.Store(Events).ByReference(usage.Text("reference")!) is { } first)
        {
            return _duplicates == SandboxDuplicateEvents.Refuse ? throw AlreadyExists(first, path) : new JsonObject
            {
                ["type"] = "DUPLICATE",
                ["duplicate_of_meter_data_id"] = first.Id,
                ["duplicate"] = new JsonObject { ["of_meter_data_id"] = first.Id },
            };
        }

        return _matching.IsMatched(usage)
            ? new JsonObject { ["type"] = "DEFAULT" }
            : new JsonObject { ["type"] = "NOT_MATCHED", ["not_matched"] = new JsonObject() };
    }

    private SandboxError AlreadyExists(StoredResource first, string path) =>
        new(HttpStatusCode.BadRequest, "RESOURCE_ALREADY_EXISTS", "An event with this reference already exists")
        {
            Field = path + "reference",
            ResourceId = first.Id,
            ResourceType = Events.ObjectType,
        };

    private SandboxResponse Delete(SandboxCall call, StoredResource usage)
    {
        JsonObject json = usage.Json.DeepClone().AsObject();
        json["deleted"] = true;
        return call.Success(_writer.Replace(Events, usage, json).Utf8);
    }

    private StoredResource FindByReference(SandboxCall call)
    {
        string reference = call.Body.Text("reference") ?? throw SandboxError.MissingField("reference");
        return _state.Store(Events).ByReference(reference) ?? throw SandboxError.NotFound(Events.ObjectType, reference);
    }
}
