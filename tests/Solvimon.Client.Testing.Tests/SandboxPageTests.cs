using System.Text;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Tests.Support;

namespace Solvimon.Client.Testing.Tests;

/// <summary><c>docs/sandbox.md</c> says what the sandbox does.</summary>
public sealed class SandboxPageTests
{
    [Fact]
    public void Every_assumption_stands_where_it_is_made_and_on_the_page()
    {
        StringBuilder text = new();
        foreach (IGrouping<string, (string Subject, string Text)>? subject in SandboxPage.Assumptions().GroupBy(assumption => assumption.Subject).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("**").Append(char.ToUpperInvariant(subject.Key[0])).Append(subject.Key[1..]).Append("**\n\n");
            foreach ((string _, string assumption) in subject)
            {
                text.Append("- ").Append(assumption).Append('\n');
            }

            text.Append('\n');
        }

        SandboxPage.ShouldHave("assumptions", text.ToString());
    }

    [Fact]
    public void The_operations_that_are_not_modeled_are_listed()
    {
        IReadOnlyList<OperationDescription> all = ApiDescription.Embedded.Operations;
        List<OperationDescription> missing = all.Except(SampleCall.Operations()).ToList();

        StringBuilder text = new();
        text.Append($"{missing.Count} of {all.Count} operations:\n\n");
        foreach (IGrouping<string, OperationDescription> family in missing.GroupBy(operation => operation.Resource.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("- ").AppendJoin(", ", family.Select(operation => $"`{operation.Method} {operation.Path.Text["/v1".Length..]}`")).Append('\n');
        }

        SandboxPage.ShouldHave("not modeled", text.ToString());
    }
}
