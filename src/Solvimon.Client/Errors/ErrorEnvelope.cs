namespace Solvimon.Client.Errors;

/// <summary>The API's error object, read leniently: an error answer must never fail on its own body.</summary>
internal readonly record struct ErrorEnvelope(string? Type, string? Code, string? Field, string? Message, string? ResourceId, string? ResourceType)
{
    // The members under which others, gateways among them, put the error object of a whole answer.
    private static readonly string[] Wrappers = ["error", "errors", "fault"];

    /// <summary>Reads what there is of an envelope, at the top or within another member; whether it has a code.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, string? charset, out ErrorEnvelope envelope)
    {
        envelope = Choose(ErrorEnvelopeScanner.Scan(ErrorText.Decode(body, charset)));
        return envelope.Code is not null;
    }

    /// <summary>
    /// Whether a successful answer carries an envelope after all. Asked of every answer, so it first looks for the two
    /// error types as plain bytes, which no ordinary answer has.
    /// </summary>
    public static bool TryFindIn(ReadOnlySpan<byte> body, string? charset, out ErrorEnvelope envelope)
    {
        const int LongestEnvelope = 64 * 1024;
        envelope = default;
        if (body.Length > LongestEnvelope || !(MayBeUtf16(body) || body.IndexOf("\"INVALID_REQUEST\""u8) >= 0 || body.IndexOf("\"API_ERROR\""u8) >= 0))
        {
            return false;
        }

        // A resource may tell of errors of its own, deeper down.
        ErrorEnvelopeScanner.Found[] found =
            [.. ErrorEnvelopeScanner.Scan(ErrorText.Decode(body, charset)).Where(static found => found.Depth == 1 || (found.Depth <= 3 && Wrappers.Contains(found.Parent)))];
        envelope = found.Any(static found => found.Depth == 1 && found.IsResource) ? default : Choose(found);
        return envelope is { Code: not null, Type: "INVALID_REQUEST" or "API_ERROR" };
    }

    /// <summary>The same with every text changed.</summary>
    public ErrorEnvelope Select(Func<string?, string?> change) =>
        new(change(Type), change(Code), change(Field), change(Message), change(ResourceId), change(ResourceType));

    // The outermost object that has a code; without one, what the outermost object says.
    private static ErrorEnvelope Choose(IReadOnlyList<ErrorEnvelopeScanner.Found> found) =>
        found.Where(static found => found.Envelope.Code is not null).OrderBy(static found => found.Depth).FirstOrDefault()?.Envelope
        ?? found.MinBy(static found => found.Depth)?.Envelope
        ?? default;

    private static bool MayBeUtf16(ReadOnlySpan<byte> body) => body is [0xFE or 0xFF, ..] or [0, ..] or [_, 0, ..];
}
