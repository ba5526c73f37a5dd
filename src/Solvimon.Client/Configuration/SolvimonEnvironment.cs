namespace Solvimon.Client;

/// <summary>Which of Solvimon's two isolated environments a client talks to. Keys, ids and data of one do not exist in the other.</summary>
public enum SolvimonEnvironment
{
    /// <summary>Solvimon's test environment, <c>https://test.api.solvimon.com</c>. Nothing here bills anyone.</summary>
    Test = 0,

    /// <summary>Production, <c>https://api.solvimon.com</c>, or the account's dedicated host given as <see cref="SolvimonClientOptions.BaseAddress"/>.</summary>
    Live = 1,
}
