namespace Solvimon.Client.Calls;

/// <summary>The verb of a status transition, and the resource that it is asked of.</summary>
internal sealed record TransitionRequest(string Resource, string Id, string Verb);
