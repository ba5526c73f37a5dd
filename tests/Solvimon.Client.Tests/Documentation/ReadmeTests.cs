using System.Reflection;
using Microsoft.CodeAnalysis.Emit;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Tests.Documentation;

/// <summary>The README's first example does what it says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task A_sign_up_can_be_run_twice()
    {
        await using var sandbox = new SolvimonSandbox();
        using SolvimonClient solvimon = sandbox.CreateClient();
        Onboard onboard = OnboardWith(solvimon);

        Customer first = await onboard("acme", "first@example.com", CancellationToken.None);
        Customer second = await onboard("acme", "second@example.com", CancellationToken.None);

        second.Id.Should().Be(first.Id);
        second.Status.Should().Be(CustomerStatus.Active);
        second.Email.Should().Be("second@example.com");
        sandbox.GetAll("customers").Should().HaveCount(1);
    }

    [Fact]
    public async Task A_sign_up_can_be_run_by_two_at_once_and_after_an_answer_that_was_lost()
    {
        await using var sandbox = new SolvimonSandbox();
        using SolvimonClient solvimon = sandbox.CreateClient();
        Onboard onboard = OnboardWith(solvimon);
        sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Reset, AfterCommit = true, When = request => request.Method == "PUT" });

        Customer[] customers = await Task.WhenAll(onboard("acme", "a@example.com", CancellationToken.None), onboard("acme", "a@example.com", CancellationToken.None));

        customers.Should().OnlyContain(customer => customer.Status == CustomerStatus.Active);
        sandbox.GetAll("customers").Should().HaveCount(1);
    }

    private delegate Task<Customer> Onboard(string reference, string email, CancellationToken cancellationToken);

    private static Onboard OnboardWith(ISolvimonClient solvimon)
    {
        using var stream = new MemoryStream();
        EmitResult result = SnippetTests.Compile(SnippetTests.In("README.md").Single(snippet => snippet.Contains("class Onboarding", StringComparison.Ordinal))).Emit(stream);
        result.Success.Should().BeTrue();
        Type onboarding = Assembly.Load(stream.ToArray()).GetType("Onboarding", throwOnError: true)!;
        return onboarding.GetMethod("OnboardAsync")!.CreateDelegate<Onboard>(Activator.CreateInstance(onboarding, solvimon));
    }
}
