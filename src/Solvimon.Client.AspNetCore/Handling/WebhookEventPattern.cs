using Solvimon.Client.Webhooks;

namespace Solvimon.Client.AspNetCore.Handling;

/// <summary>Which events a handler wants: <c>CUSTOMER.CREATED</c>, <c>CUSTOMER.*</c>, <c>*.CREATED</c> or <c>*</c>.</summary>
internal sealed class WebhookEventPattern
{
    private const string Anything = "*";

    private readonly string _resource;
    private readonly string _action;

    public WebhookEventPattern(string eventType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventType);
        int dot = eventType.IndexOf('.', StringComparison.Ordinal);
        (_resource, _action) = dot < 0 ? (eventType, Anything) : (eventType[..dot], eventType[(dot + 1)..]);
        if ((dot < 0 && eventType != Anything) || !IsPart(_resource) || !IsPart(_action))
        {
            throw new ArgumentException($"\"{eventType}\" names no events. Write a type such as CUSTOMER.CREATED, CUSTOMER.* or *.CREATED, or * for all.", nameof(eventType));
        }
    }

    /// <summary>Whether there is such an event, as far as the SDK knows.</summary>
    public bool IsKnown => WebhookEventTypes.Known.Any(Matches);

    /// <summary>The known events about the pattern's resource.</summary>
    public IEnumerable<string> KnownOfResource => WebhookEventTypes.Known.Where(new WebhookEventPattern($"{_resource}.*").Matches);

    public override string ToString() => _resource == Anything && _action == Anything ? Anything : $"{_resource}.{_action}";

    public bool Matches(string type)
    {
        int dot = type.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> resource = dot < 0 ? type : type.AsSpan(0, dot);
        ReadOnlySpan<char> action = dot < 0 ? default : type.AsSpan(dot + 1);
        return IsMatch(_resource, resource) && IsMatch(_action, action);
    }

    private static bool IsPart(string part) => part == Anything || (part.Length > 0 && !part.Contains('*', StringComparison.Ordinal));

    private static bool IsMatch(string pattern, ReadOnlySpan<char> text) =>
        pattern == Anything || text.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
