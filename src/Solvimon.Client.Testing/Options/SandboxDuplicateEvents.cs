namespace Solvimon.Client.Testing;

/// <summary>
/// What becomes of a usage event whose <c>reference</c> was ingested before. With the API this depends on the account: idempotency by
/// reference is opt-in.
/// </summary>
public enum SandboxDuplicateEvents
{
    /// <summary>Answers 201, and the event counts once more: an account that did not opt in.</summary>
    Count,

    /// <summary>Answers 201 with <c>processed_details.type</c> <c>DUPLICATE</c>, and the event does not count: an account that did.</summary>
    Mark,

    /// <summary>Answers 400 <c>RESOURCE_ALREADY_EXISTS</c>, as the API's page on troubleshooting has it.</summary>
    Refuse,
}
