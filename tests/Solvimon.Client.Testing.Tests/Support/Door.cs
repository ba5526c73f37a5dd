namespace Solvimon.Client.Testing.Tests.Support;

public enum Door
{
    Memory,
    Https,
}
