namespace Solvimon.Client.Benchmarks.Sides;

/// <summary>One way to make the calls that are measured.</summary>
internal interface ISide : IDisposable
{
    string Name { get; }

    Task<int> ListAsync(int count);

    Task<string?> CreateAsync();
}
