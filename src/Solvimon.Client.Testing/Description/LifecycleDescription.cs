namespace Solvimon.Client.Testing.Description;

/// <summary>The statuses of a resource and what moves it from one to another.</summary>
internal sealed class LifecycleDescription
{
    public static LifecycleDescription None { get; } = new();

    /// <summary>The status of a resource that was created without one; null when there is none.</summary>
    public string? Initial { get; init; }

    /// <summary>The statuses that the body of a create may name.</summary>
    public IReadOnlyList<string> Start { get; init; } = [];

    /// <summary>One entry or more for each verb; a body's <c>status</c> counts as the verb "update".</summary>
    public IReadOnlyList<TransitionDescription> Transitions { get; init; } = [];

    /// <summary>What cannot be changed in some statuses.</summary>
    public IReadOnlyList<FixedDescription> Fixed { get; init; } = [];

    public bool Knows(string verb) => Transitions.Any(transition => transition.Verb == verb);
}

/// <param name="Verb">The last segment of the endpoint's path: <c>activate</c>.</param>
/// <param name="From">The statuses from which the verb is legal.</param>
/// <param name="To">The status afterwards.</param>
internal sealed record TransitionDescription(string Verb, IReadOnlyList<string> From, string To);

/// <summary>A resource in one of the statuses keeps the members, and cannot be deleted.</summary>
/// <param name="In">The statuses.</param>
/// <param name="Members">The members; empty for all but the status.</param>
internal sealed record FixedDescription(IReadOnlyList<string> In, IReadOnlyList<string> Members);
