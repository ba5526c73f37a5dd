namespace Solvimon.Client.Testing.Description;

/// <summary>The statuses of a resource and the verbs that move it.</summary>
/// <param name="Initial">The status of a resource that was created without one; null when there is none.</param>
/// <param name="Transitions">One entry or more for each verb; a body's <c>status</c> counts as the verb "update".</param>
internal sealed record LifecycleDescription(string? Initial, IReadOnlyList<TransitionDescription> Transitions)
{
    public static LifecycleDescription None { get; } = new(null, []);

    public bool Knows(string verb) => Transitions.Any(transition => transition.Verb == verb);
}

/// <param name="Verb">The last segment of the endpoint's path: <c>activate</c>.</param>
/// <param name="From">The statuses from which the verb is legal.</param>
/// <param name="To">The status afterwards.</param>
internal sealed record TransitionDescription(string Verb, IReadOnlyList<string> From, string To);
