using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.Testing.Webhooks;

/// <summary>
/// Decides which change is told to which webhook, and keeps the events until they have arrived. Not thread-safe: the core guards it.
/// </summary>
// Assumption (webhooks): Changes are told of the resources of the API's webhook guide, and of payments; not of webhooks, whose data would carry the secret.
// An `UPDATED` that changed the status is followed by `STATUS_TO_…`, which the documents show for invoices. With `include_previous_data` the event has
// the resource as it was in `previous_data`. What was seeded is not told.
// Assumption (webhooks): A webhook for an address that is not on this machine is kept, and gets nothing.
internal sealed class WebhookOutbox(SandboxState state, IReadOnlyList<TimeSpan> retryDelays)
{
    /// <summary>For how long the API repeats an event that fails.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(7);

    // WEBHOOK is left out: its data would carry the secret.
    private static readonly HashSet<string> Announced =
        [.. WebhookEventTypes.Known.Select(type => type[..type.IndexOf('.', StringComparison.Ordinal)]).Where(resource => resource != "WEBHOOK")];

    private readonly Dictionary<string, WebhookQueue> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutgoingWebhook> _byEvent = new(StringComparer.Ordinal);
    private readonly List<OutgoingWebhook> _pending = [];

    /// <summary>The request whose changes are being told.</summary>
    public string? RequestId { get; set; }

    public IReadOnlyCollection<WebhookQueue> Queues => _queues.Values;

    public static bool Announces(ResourceDescription resource) => Announced.Contains(resource.ObjectType);

    public static bool IsOnThisMachine(Uri url) => url.IsAbsoluteUri && url.IsLoopback && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);

    public void Created(ResourceDescription resource, JsonObject json) => Add(resource, "CREATED", json, previous: null);

    /// <summary>A change is told as an update, and once more by its new status when that has changed.</summary>
    public void Updated(ResourceDescription resource, JsonObject json, JsonObject previous)
    {
        Add(resource, "UPDATED", json, previous);
        if (json.Text("status") is { } status && status != previous.Text("status"))
        {
            Add(resource, "STATUS_TO_" + status, json, previous);
        }
    }

    // The guide spells it without a D.
    public void Deleted(ResourceDescription resource, JsonObject json) => Add(resource, "DELETE", json, previous: null);

    /// <summary>Sends what the present call has told.</summary>
    public void Commit()
    {
        foreach (OutgoingWebhook outgoing in _pending)
        {
            _byEvent.Add(outgoing.EventId, outgoing);
            Enqueue(outgoing);
        }

        _pending.Clear();
    }

    /// <summary>Forgets what the present call has told, because it was refused.</summary>
    public void RollBack() => _pending.Clear();

    /// <summary>Sends an event once more, behind what waits already.</summary>
    public void Resend(string eventId)
    {
        if (!_byEvent.TryGetValue(eventId, out OutgoingWebhook? sent))
        {
            throw new SandboxError(HttpStatusCode.BadRequest, "INVALID_OPERATION", "The event was seeded: the sandbox never sent it");
        }

        Mark(sent, "PENDING");
        Enqueue(new OutgoingWebhook(sent.EventId, sent.WebhookId, sent.Payload));
    }

    /// <summary>The webhook and what to send it next; null when nothing waits.</summary>
    public (JsonObject Webhook, byte[] Payload)? Next(WebhookQueue queue)
    {
        if (state.Store(Webhooks).ById(queue.WebhookId) is { } webhook && IsOnThisMachine(webhook.Json))
        {
            return queue.Waiting.TryPeek(out OutgoingWebhook? next) ? (webhook.Json, next.Payload) : null;
        }

        // The webhook was deleted, or points elsewhere by now.
        while (queue.Waiting.TryDequeue(out OutgoingWebhook? lost))
        {
            Mark(lost, "FAILED");
        }

        return null;
    }

    /// <summary>Takes note of an attempt.</summary>
    /// <param name="queue">The queue whose oldest event was sent.</param>
    /// <param name="failure">Why it was not taken; null when it was.</param>
    /// <returns>How long to wait before the next attempt; zero when there is nothing to repeat.</returns>
    public TimeSpan Note(WebhookQueue queue, string? failure)
    {
        if (!queue.Waiting.TryPeek(out OutgoingWebhook? sent))
        {
            return TimeSpan.Zero;
        }

        if (failure is null)
        {
            Finish(queue, sent, "SUCCEEDED");
            return TimeSpan.Zero;
        }

        sent.FirstFailure ??= state.Now;
        TimeSpan delay = retryDelays.ElementAtOrDefault(Math.Min(sent.Failures++, retryDelays.Count - 1));
        if (retryDelays.Count == 0 || state.Now + delay > sent.FirstFailure + GiveUpAfter)
        {
            Finish(queue, sent, "FAILED");
            return TimeSpan.Zero;
        }

        SetPenaltyBox(sent, new JsonObject
        {
            ["retry_count"] = sent.Failures,
            ["retry_at"] = Ids.Timestamp(state.Now + delay),
            ["cause"] = failure,
            ["payload"] = System.Text.Encoding.UTF8.GetString(sent.Payload),
        });
        return delay;
    }

    public void Clear()
    {
        _pending.Clear();
        _queues.Clear();
        _byEvent.Clear();
    }

    private ResourceDescription Webhooks => state.Resource("webhooks");

    private void Add(ResourceDescription resource, string action, JsonObject json, JsonObject? previous)
    {
        if (Announces(resource))
        {
            Raise($"{resource.ObjectType}.{action}", json, previous);
        }
    }

    /// <summary>Tells every webhook that wants it.</summary>
    public void Raise(string type, JsonObject json, JsonObject? previous = null)
    {
        foreach (StoredResource webhook in state.Store(Webhooks).All.Where(webhook => Wants(webhook.Json, type)))
        {
            JsonObject payload = new() { ["created_at"] = state.Timestamp, ["type"] = type };
            if (RequestId is not null)
            {
                payload["original_request_id"] = RequestId;
            }

            payload["environment"] = "TEST";
            payload["data"] = json.DeepClone();
            if (previous is not null && Is(webhook.Json, "include_previous_data", JsonValueKind.True))
            {
                payload["previous_data"] = previous.DeepClone();
            }

            OutgoingWebhook outgoing = new(AddEvent(), webhook.Id, JsonText.Write(payload));
            _pending.Add(outgoing);
        }
    }

    private static bool Wants(JsonObject webhook, string type)
    {
        List<string> included = webhook.Values("included_actions").ToList();
        return !Is(webhook, "active", JsonValueKind.False)
            && (included.Count == 0 || included.Contains(type))
            && !webhook.Values("excluded_actions").Contains(type)
            && IsOnThisMachine(webhook);
    }

    private static bool IsOnThisMachine(JsonObject webhook) =>
        Uri.TryCreate(webhook.Text("url"), UriKind.Absolute, out Uri? url) && IsOnThisMachine(url);

    private static bool Is(JsonObject webhook, string member, JsonValueKind kind) => webhook[member]?.GetValueKind() == kind;

    private string AddEvent()
    {
        ResourceDescription events = state.Resource("webhook-events");
        return state.Store(events).Add(new JsonObject
        {
            ["object_type"] = events.ObjectType,
            ["id"] = Ids.New(events.IdPrefix),
            ["created_at"] = state.Timestamp,
            ["status"] = "PENDING",
        }).Id;
    }

    private void Enqueue(OutgoingWebhook outgoing)
    {
        if (!_queues.TryGetValue(outgoing.WebhookId, out WebhookQueue? queue))
        {
            _queues.Add(outgoing.WebhookId, queue = new WebhookQueue(outgoing.WebhookId));
        }

        queue.Waiting.Enqueue(outgoing);
    }

    private void Finish(WebhookQueue queue, OutgoingWebhook sent, string status)
    {
        queue.Waiting.Dequeue();
        Mark(sent, status);
        SetPenaltyBox(sent, box: null);
    }

    private void Mark(OutgoingWebhook sent, string status) =>
        Change(state.Resource("webhook-events"), sent.EventId, json => json["status"] = status);

    private void SetPenaltyBox(OutgoingWebhook sent, JsonObject? box) => Change(Webhooks, sent.WebhookId, json =>
    {
        json.Remove("penalty_box_data");
        if (box is not null)
        {
            json["penalty_box_data"] = box;
        }
    });

    // Not through the writer: these are no changes that a webhook would tell.
    private void Change(ResourceDescription resource, string id, Action<JsonObject> change)
    {
        if (state.Store(resource).ById(id) is { } existing)
        {
            JsonObject json = existing.Json.DeepClone().AsObject();
            change(json);
            state.Store(resource).Replace(existing, json);
        }
    }
}
