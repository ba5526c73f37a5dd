using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Solvimon.Client.Benchmarks;

switch (args.FirstOrDefault())
{
    case CompareCommand.Name:
        return await CompareCommand.RunAsync();

    case ColdStartCommand.Name:
        return await ColdStartCommand.RunAsync();

    case SandboxCommand.Name:
        return await SandboxCommand.RunAsync();

    case LoopbackServer.Command:
        await LoopbackServer.ServeAsync();
        return 0;

    default:
        // In this process: BenchmarkDotNet would otherwise restore and build a project of its own.
        IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(CustomerListBenchmarks).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return 0;
}
