using System.Text;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary>Every query parameter of every operation that the sandbox models changes something, or <see cref="ParametersWithoutEffect"/> says why not.</summary>
public sealed class ParameterSweepTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_parameter_has_an_effect_or_a_reason_why_not()
    {
        await using ParameterProbes probes = new();
        int count = 0;
        List<(OperationDescription Operation, string Parameter)> without = new List<(OperationDescription Operation, string Parameter)>();
        foreach (OperationDescription operation in SampleCall.Operations())
        {
            foreach (string parameter in operation.Query.Keys)
            {
                count++;
                if (!await probes.HasEffectAsync(operation, parameter))
                {
                    without.Add((operation, parameter));
                }
            }
        }

        StringBuilder text = new($"{without.Count} of {count} query parameters:\n\n| parameter | of | why |\n|---|---|---|\n");
        foreach (ParametersWithoutEffect entry in ParametersWithoutEffect.All)
        {
            text.Append($"| `{entry.Parameter}` | {string.Join(", ", entry.Operations.Select(key => $"`{key.Replace("/v1/", "/", StringComparison.Ordinal)}`"))} | {entry.Reason} |\n");
        }

        output.WriteLine(text.ToString());
        without.Where(found => !ParametersWithoutEffect.All.Any(entry => entry.Explains(found.Operation, found.Parameter)))
            .Select(found => $"{found.Operation.Key}?{found.Parameter}")
            .Should().Equal([], "a parameter that is taken and ignored makes tests green that should not be: mend the sandbox, or say why");
        ParametersWithoutEffect.All.SelectMany(entry => entry.Operations.Select(key => $"{key}?{entry.Parameter}"))
            .Except(without.Select(found => $"{found.Operation.Key}?{found.Parameter}"))
            .Should().Equal([], "what has an effect needs no reason");
        SandboxPage.ShouldHave("no effect", text.ToString());
    }
}
