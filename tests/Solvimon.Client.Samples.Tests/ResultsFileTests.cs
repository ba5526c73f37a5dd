using BulkCustomers;

namespace Solvimon.Client.Samples.Tests;

public sealed class ResultsFileTests : IDisposable
{
    private static readonly ImportResult[] Results =
    [
        new() { Reference = "bulk-00000", Id = "cust_1", Outcome = ImportResult.Created, RequestId = "reqr_1" },
        new() { Reference = "bulk-é", Outcome = ImportResult.Failed, Error = "the country \"Österreich\",\r\nor the like" },
        new() { Reference = "bulk-00002", Id = "cust_3", Outcome = ImportResult.Exists },
    ];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"results-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_file_that_was_cut_at_any_byte_loses_the_last_line_and_nothing_else()
    {
        byte[] complete = Write();

        for (int cut = 0; cut <= complete.Length; cut++)
        {
            File.WriteAllBytes(_path, complete[..cut]);
            int lines = complete.AsSpan(0, cut).Count((byte)'\n');
            using (ResultsFile file = ResultsFile.Open(_path))
            {
                ImportResult[] there = Results[..Math.Max(0, lines - 1)];
                Results.Where(result => file.IsDone(result.Reference)).Should().Equal(there.Where(result => result.Outcome != ImportResult.Failed), "it was cut at byte {0}", cut);
                foreach (ImportResult result in Results.Except(there))
                {
                    file.Append(result);
                }
            }

            File.ReadAllBytes(_path).Should().Equal(complete, "it was cut at byte {0}", cut);
        }
    }

    [Theory]
    [InlineData("somebody's notes")]
    [InlineData("reference,id,outcome,error,request_id,mood")]
    [InlineData("a,b\r\n1,2\r\n3")]
    public void Another_file_is_refused_and_left_as_it_is(string text)
    {
        File.WriteAllText(_path, text);

        FluentActions.Invoking(() => ResultsFile.Open(_path)).Should().Throw<IOException>().WithMessage("*is no results file.");

        File.ReadAllText(_path).Should().Be(text);
    }

    private byte[] Write()
    {
        using (ResultsFile file = ResultsFile.Open(_path))
        {
            Array.ForEach(Results, file.Append);
        }

        return File.ReadAllBytes(_path);
    }
}
