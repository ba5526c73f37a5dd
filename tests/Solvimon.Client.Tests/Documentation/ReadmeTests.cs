using System.Reflection;
using Microsoft.CodeAnalysis.Emit;
using Solvimon.Client.Models;
using Solvimon.Client.Testing;

namespace Solvimon.Client.Tests.Documentation;

/// <summary>The first example of the README, and the guide's sign-up with a subscription, do what they say.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task A_sign_up_can_be_run_twice()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();
        Onboard onboard = OnboardWith(solvimon);

        Customer first = await onboard("acme", "first@example.com", CancellationToken.None);
        Customer second = await onboard("acme", "second@example.com", CancellationToken.None);

        second.Id.Should().Be(first.Id);
        second.Status.Should().Be(CustomerStatus.Active);
        second.Email.Should().Be("first@example.com", "what exists is left as it is");
        sandbox.GetAll("customers").Should().HaveCount(1);
    }

    [Fact]
    public async Task A_sign_up_can_be_run_by_two_at_once_and_after_an_answer_that_was_lost()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();
        Onboard onboard = OnboardWith(solvimon);
        sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Reset, AfterCommit = true, When = request => request.Method == "POST" });

        Customer[] customers = await Task.WhenAll(onboard("acme", "a@example.com", CancellationToken.None), onboard("acme", "a@example.com", CancellationToken.None));

        customers.Should().OnlyContain(customer => customer.Status == CustomerStatus.Active);
        sandbox.GetAll("customers").Should().HaveCount(1);
    }

    [Fact]
    public async Task The_guides_sign_up_can_be_run_twice_and_by_two_at_once()
    {
        await using SolvimonSandbox sandbox = new();
        using SolvimonClient solvimon = sandbox.CreateClient();
        sandbox.Seed("billing-entities", """{"id":"bent_1","reference":"seller"}""");
        sandbox.Seed("product-categories", """{"id":"proc_1","reference":"platform"}""");
        sandbox.Seed("products", """{"id":"prod_1","reference":"seat","category_id":"proc_1","status":"ACTIVE"}""");
        sandbox.Seed("product-items", """{"id":"proi_1","reference":"seat","product_id":"prod_1","status":"ACTIVE"}""");
        sandbox.Seed("pricing-plans", """{"id":"pric_1","reference":"basic","name":"Basic"}""");
        sandbox.Seed("pricing-plan-versions", """
            {"pricing_plan_id":"pric_1","status":"ACTIVE","pricing_categories":[{"product_category_id":"proc_1","pricings":[
              {"name":"Seat","product_ids":["prod_1"],"items":[{"product_item_ids":["proi_1"]}]}]}]}
            """);
        Type program = SnippetOf("docs/guide.md", "class SignUp");
        SignUp signUp = program.GetMethod("RunAsync")!.CreateDelegate<SignUp>(Activator.CreateInstance(program, solvimon));

        PricingPlanSubscription[] both = await Task.WhenAll(signUp("acme", "basic", CancellationToken.None), signUp("acme", "basic", CancellationToken.None));
        PricingPlanSubscription again = await signUp("acme", "basic", CancellationToken.None);

        both.Append(again).Select(subscription => subscription.Id).Distinct().Should().ContainSingle().Which.Should().NotBeNull();
        sandbox.GetAll("customers").Should().HaveCount(1);
        sandbox.GetAll("pricing-plan-subscriptions").Should().HaveCount(1);
    }

    private delegate Task<PricingPlanSubscription> SignUp(string account, string plan, CancellationToken cancellationToken);

    private delegate Task<Customer> Onboard(string reference, string email, CancellationToken cancellationToken);

    private static Onboard OnboardWith(ISolvimonClient solvimon)
    {
        Type onboarding = SnippetOf("README.md", "class Onboarding");
        return onboarding.GetMethod("OnboardAsync")!.CreateDelegate<Onboard>(Activator.CreateInstance(onboarding, solvimon));
    }

    private static Type SnippetOf(string page, string declaration)
    {
        using MemoryStream stream = new();
        EmitResult result = SnippetTests.Compile(SnippetTests.In(page).Single(snippet => snippet.Contains(declaration, StringComparison.Ordinal))).Emit(stream);
        result.Success.Should().BeTrue();
        return Assembly.Load(stream.ToArray()).GetType(declaration.Split(' ')[1], throwOnError: true)!;
    }
}
