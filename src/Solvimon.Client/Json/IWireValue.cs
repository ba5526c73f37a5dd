namespace Solvimon.Client.Json;

/// <summary>A value that is a text on the wire, such as an enumeration.</summary>
internal interface IWireValue
{
    string Value { get; }
}
