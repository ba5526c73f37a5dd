namespace Solvimon.Client.Webhooks;

/// <summary>Why a webhook was not accepted as Solvimon's.</summary>
public enum WebhookVerificationFailure
{
    /// <summary>Nothing: it was accepted.</summary>
    None,

    /// <summary>The signature header is absent or blank.</summary>
    MissingSignature,

    /// <summary>The timestamp header is absent or blank.</summary>
    MissingTimestamp,

    /// <summary>The timestamp is no point in time in ISO 8601.</summary>
    MalformedTimestamp,

    /// <summary>The signature header does not consist of <c>version=signature</c> pairs, or a signature is not 64 hexadecimal digits.</summary>
    MalformedSignature,

    /// <summary>The webhook was signed too long ago (a recording played again) or too far in the future. Check this machine's clock if it happens to genuine ones.</summary>
    TimestampOutsideTolerance,

    /// <summary>No signature has a version that the SDK knows (<c>v1</c>).</summary>
    UnknownVersion,

    /// <summary>No signature was made of this body and timestamp with any of the secrets.</summary>
    SignatureMismatch,

    /// <summary>The receiver has no secret to verify with.</summary>
    NoSecret,

    /// <summary>A header is longer than any that Solvimon sends.</summary>
    HeaderTooLong,

    /// <summary>A header came twice, and which of the two counts would be a guess. Reported by the ASP.NET Core receiver.</summary>
    DuplicateHeader,
}
