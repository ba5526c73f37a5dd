namespace Solvimon.Client.Json;

/// <summary>A value type over the text that the API uses for it. Unknown texts are kept as they came.</summary>
internal interface IWireValue
{
    /// <summary>The text on the wire.</summary>
    string Value { get; }
}
