using BenchmarkDotNet.Attributes;
using Solvimon.Client.Benchmarks.Sides;

namespace Solvimon.Client.Benchmarks;

/// <summary>Allocations of one call in memory. Times on a busy machine come from <c>compare</c>, which interleaves the sides.</summary>
[MemoryDiagnoser]
public class CustomerListBenchmarks : IDisposable
{
    private AllSides _sides = null!;

    [Params(10, 50, 500)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _sides = AllSides.InMemory(CustomerData.Page(Count));

    [Benchmark(Baseline = true)]
    public Task<int> Raw() => _sides.Raw.ListAsync(Count);

    [Benchmark]
    public Task<int> Sdk() => _sides.Sdk.ListAsync(Count);

    [Benchmark]
    public Task<int> Refit() => _sides.Refit.ListAsync(Count);

    [Benchmark]
    public Task<int> Kiota() => _sides.Kiota.ListAsync(Count);

    [GlobalCleanup]
    public void Dispose()
    {
        _sides.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <inheritdoc cref="CustomerListBenchmarks"/>
[MemoryDiagnoser]
public class CustomerCreateBenchmarks : IDisposable
{
    private AllSides _sides = null!;

    [GlobalSetup]
    public void Setup() => _sides = AllSides.InMemory(CustomerData.One());

    [Benchmark(Baseline = true)]
    public Task<string?> Raw() => _sides.Raw.CreateAsync();

    [Benchmark]
    public Task<string?> Sdk() => _sides.Sdk.CreateAsync();

    [Benchmark]
    public Task<string?> Refit() => _sides.Refit.CreateAsync();

    [Benchmark]
    public Task<string?> Kiota() => _sides.Kiota.CreateAsync();

    [GlobalCleanup]
    public void Dispose()
    {
        _sides.Dispose();
        GC.SuppressFinalize(this);
    }
}
