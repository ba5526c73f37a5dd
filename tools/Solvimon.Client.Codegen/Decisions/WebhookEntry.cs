namespace Solvimon.Client.Codegen.Decisions;

/// <summary>An entry of <c>Config/webhooks.yml</c>: a resource that webhooks tell of, by its name in the event's type.</summary>
internal sealed class WebhookEntry
{
    public string Model { get; set; } = "";

    /// <summary>Actions of this resource alone, with what they mean, such as <c>was paid</c>.</summary>
    public Dictionary<string, string> Actions { get; set; } = [];

    /// <summary>Why it is listed, where the guide does not say it.</summary>
    public string? Reason { get; set; }
}
