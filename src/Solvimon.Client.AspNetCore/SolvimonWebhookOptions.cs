using System.Text.Json.Serialization;
using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore;

/// <summary>How webhooks are received.</summary>
public sealed class SolvimonWebhookOptions
{
    /// <summary>
    /// The webhook's secret; during a rotation the previous one as well, and when several webhooks come to one endpoint,
    /// the secret of each. At least one is needed. Keep them out of source control.
    /// </summary>
    [JsonIgnore]
    public IList<string> Secrets { get; } = [];

    /// <summary>How far the time of signing may lie from now, into the past or the future. Default: 5 minutes.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest body that is accepted, in bytes. Default: 1 MB (1,048,576). A larger one is answered 413.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// How long an event may take before it is answered with 503. Default: 8 seconds. Shorter than 10: Solvimon waits no
    /// longer, and takes no answer for a failure. With an inbox it bounds storing the event, not handling it.
    /// </summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// When the token of a handler ends that handles an event from the inbox. Default: 5 minutes. A handler that does not heed it
    /// is waited for: to start it again beside itself would be worse.
    /// </summary>
    public TimeSpan InboxHandlerTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// After how many failed attempts an event of the inbox is set aside, so that later ones go on. An attempt that ends the
    /// process counts. Default: <see langword="null"/>, never: later events wait, as they do at Solvimon, whose promise is the order.
    /// </summary>
    /// <seealso cref="IWebhookInbox.ListSetAside"/>
    public int? InboxMaxAttempts { get; set; }

    /// <summary>
    /// The name that events have in an inbox or a deduplication store, 1 to 100 characters long. Receivers of different accounts, and
    /// applications that each receive the same events, need different names when they share a store; the processes of one
    /// application have the same. Default: <c>default</c>.
    /// </summary>
    public string Account { get; set; } = "default";

    /// <summary>
    /// What the endpoint asks for beside the signature, as it is set on the webhook at Solvimon (<c>authentication_type</c>).
    /// Default: <see cref="WebhookEndpointAuthentication.None"/>.
    /// </summary>
    [JsonIgnore]
    public WebhookEndpointAuthentication EndpointAuthentication { get; set; } = WebhookEndpointAuthentication.None;

    /// <summary>Makes key bytes of a secret. Default: <see langword="null"/>, its UTF-8 text.</summary>
    /// <seealso cref="WebhookSignature"/>
    [JsonIgnore]
    public Func<string, byte[]>? SecretToKey { get; set; }

    /// <summary>The clock of signatures and timeouts. Default: the one that the container has, or else the system's.</summary>
    [JsonIgnore]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
