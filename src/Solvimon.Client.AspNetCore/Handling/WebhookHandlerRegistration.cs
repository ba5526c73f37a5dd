using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Handling;

/// <summary>One handler and the events that it wants.</summary>
internal sealed record WebhookHandlerRegistration(WebhookEventPattern Pattern, Func<IServiceProvider, WebhookEvent, CancellationToken, Task> Handle);
