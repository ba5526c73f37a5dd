using System.Globalization;
using System.Net;

namespace Solvimon.Client.UsageEvents.Sending;

/// <summary>What the failure of a request says about the events in it.</summary>
internal enum VerdictKind
{
    /// <summary>Not taken, and the same may succeed later: the store waits.</summary>
    NotNow,

    /// <summary>Not taken, and nothing is until somebody sees to the key, its permissions or the address: the store waits, and says so.</summary>
    Paused,

    /// <summary>Perhaps taken.</summary>
    Unknown,

    /// <summary>The API has refused the event that it names, and with it the request.</summary>
    RefusedOne,

    /// <summary>The API has refused the request, and does not say for which event.</summary>
    RefusedSome,

    /// <summary>There is too much in the request.</summary>
    TooLarge,
}

/// <summary>Tells the outcomes apart. Pure.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Index">The event that is named.</param>
/// <param name="Rejection">What the API said, of a refusal.</param>
internal sealed record Verdict(VerdictKind Kind, int Index = -1, UsageEventRejection? Rejection = null)
{
    private const string ExistsAlready = "RESOURCE_ALREADY_EXISTS";

    /// <summary>Whether the API refuses the event because it has one with this reference.</summary>
    public bool NamesDuplicate => Rejection?.Code == ExistsAlready;

    public static Verdict Of(Exception exception, int count) => exception switch
    {
        // The refusal of a repetition says more than that an earlier attempt got lost: a batch is taken as a whole or not at all.
        SolvimonApiException { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, Code: { } code } e => Refused(e, code, count),
        SolvimonException { OutcomeUnknown: true } or SolvimonCanceledException { OutcomeUnknown: true } => new(VerdictKind.Unknown),
        SolvimonApiException e => Of(e, count),
        SolvimonConfigurationException or SolvimonSecurityException => new(VerdictKind.Paused),
        SolvimonSerializationException => new(VerdictKind.Unknown),
        SolvimonException or OperationCanceledException => new(VerdictKind.NotNow),

        // Nobody knows how far it came.
        _ => new(VerdictKind.Unknown),
    };

    private static Verdict Of(SolvimonApiException exception, int count) => exception.StatusCode switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new(VerdictKind.NotNow),
        HttpStatusCode.RequestEntityTooLarge when count > 1 => new(VerdictKind.TooLarge),
        HttpStatusCode.NotImplemented => new(VerdictKind.Paused),
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new(VerdictKind.Unknown),

        // 401, 403, a path that is not served, an answer that is not Solvimon's: nothing that these events could help.
        _ => new(VerdictKind.Paused),
    };

    private static Verdict Refused(SolvimonApiException exception, string code, int count)
    {
        (int index, string? field) = Locate(exception.Field);
        UsageEventRejection rejection = new UsageEventRejection
        {
            StatusCode = (int)exception.StatusCode,
            Code = code,
            Field = field,
            Message = exception.ServerMessage,
            RequestId = exception.RequestId,
        };
        return index >= 0 && index < count
            ? new Verdict(VerdictKind.RefusedOne, index, rejection)
            : new Verdict(VerdictKind.RefusedSome, Rejection: rejection);
    }

    /// <summary>Takes <c>meter_datas.3.reference</c> apart: event 3, its field <c>reference</c>.</summary>
    private static (int Index, string? Field) Locate(string? field)
    {
        string[] parts = field?.Split('.', 3) ?? [];
        return parts is ["meter_datas" or "events", var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? (index, parts.Length > 2 ? parts[2] : null)
            : (-1, field);
    }
}
