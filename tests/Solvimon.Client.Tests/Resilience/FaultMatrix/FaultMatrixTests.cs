namespace Solvimon.Client.Tests.Resilience.FaultMatrix;

/// <summary>Each failure of each kind of call is handled by the rules, and documented as it is handled.</summary>
/// <remarks><c>UPDATE_DOCS=1 dotnet test tests/Solvimon.Client.Tests --filter FaultMatrix</c> writes the table of <c>docs/resilience.md</c>.</remarks>
public sealed class FaultMatrixTests(MatrixRun run) : IClassFixture<MatrixRun>
{
    public static TheoryData<string, string> Cells
    {
        get
        {
            TheoryData<string, string> cells = new();
            foreach (Failure failure in Failure.All)
            {
                foreach (FailingCall call in FailingCall.All)
                {
                    cells.Add(failure.Name, call.Name);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_failed_call_is_handled_by_the_rules(string failureName, string callName)
    {
        Failure failure = Failure.All.Single(candidate => candidate.Name == failureName);
        FailingCall call = FailingCall.All.Single(candidate => candidate.Name == callName);

        Rules.Violations(call, failure, run[failure, call]).Should().BeEmpty();
    }

    [Fact]
    public void The_documented_table_is_what_was_measured()
    {
        const string Begin = "<!-- fault matrix: begin -->\n", End = "<!-- fault matrix: end -->";
        string path = Path.Combine(Repository.Root, "docs", "resilience.md");
        string document = File.ReadAllText(path);
        int begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = document.IndexOf(End, StringComparison.Ordinal);
        string updated = string.Concat(document.AsSpan(0, begin), "\n" + Table.Of(run) + "\n", document.AsSpan(end));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, updated);
            return;
        }

        (document == updated).Should().BeTrue("docs/resilience.md holds the table that was just measured; UPDATE_DOCS=1 writes it anew");
    }
}
