using BenchmarkDotNet.Attributes;

namespace Solvimon.Client.Benchmarks;

/// <summary>Allocations of one call in memory. Times on a busy machine come from <c>compare</c>, which interleaves the two sides.</summary>
[MemoryDiagnoser]
public class CustomerListBenchmarks : IDisposable
{
    private RawSide _raw = null!;
    private SdkSide _sdk = null!;

    [Params(10, 50, 500)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => (_raw, _sdk) = Sides.InMemory(CustomerData.Page(Count));

    [Benchmark(Baseline = true)]
    public Task<int> Raw() => _raw.ListAsync(Count);

    [Benchmark]
    public Task<int> Sdk() => _sdk.ListAsync(Count);

    [GlobalCleanup]
    public void Dispose()
    {
        _raw.Dispose();
        _sdk.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <inheritdoc cref="CustomerListBenchmarks"/>
[MemoryDiagnoser]
public class CustomerCreateBenchmarks : IDisposable
{
    private RawSide _raw = null!;
    private SdkSide _sdk = null!;

    [GlobalSetup]
    public void Setup() => (_raw, _sdk) = Sides.InMemory(CustomerData.One());

    [Benchmark(Baseline = true)]
    public Task<string?> Raw() => _raw.CreateAsync();

    [Benchmark]
    public Task<string?> Sdk() => _sdk.CreateAsync();

    [GlobalCleanup]
    public void Dispose()
    {
        _raw.Dispose();
        _sdk.Dispose();
        GC.SuppressFinalize(this);
    }
}
