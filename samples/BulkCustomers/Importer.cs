using System.Collections.Concurrent;
using Solvimon.Client;
using Solvimon.Client.Models;

namespace BulkCustomers;

/// <summary>Creates one customer for each row, a few at a time.</summary>
internal sealed class Importer(ISolvimonClient solvimon, ResultsFile results, int concurrency)
{
    private static readonly string[] Outcomes = [ImportResult.Created, ImportResult.Replayed, ImportResult.Exists, ImportResult.Failed];

    private readonly ConcurrentDictionary<string, int> _counts = new();

    public bool HasFailures => CountOf(ImportResult.Failed) > 0;

    public string Summary => string.Join(", ", Outcomes.Select(outcome => $"{CountOf(outcome)} {outcome}"));

    public async Task RunAsync(IEnumerable<CustomerRow> rows, Action<ImportResult> report, Interruption interruption)
    {
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = concurrency, CancellationToken = interruption.Stop };
        try
        {
            // The loop's own token would tear down calls that are about to succeed; they have a little time to end.
            await Parallel.ForEachAsync(rows, parallel, async (row, _) =>
            {
                ImportResult result = row.Error is null
                    ? await CreateAsync(row, interruption.Abort)
                    : new ImportResult { Reference = row.Reference, Outcome = ImportResult.Failed, Error = row.Error };
                results.Append(result);
                _counts.AddOrUpdate(result.Outcome, 1, (_, count) => count + 1);
                report(result);
            });
        }
        catch (OperationCanceledException) when (interruption.IsRequested)
        {
            // Rows without a line in the results are the next run's. Should Solvimon have created one of them, the key tells.
        }
    }

    private async Task<ImportResult> CreateAsync(CustomerRow row, CancellationToken cancellationToken)
    {
        SolvimonResponse? answer = null;
        RequestOptions options = new RequestOptions
        {
            // The same row has the same key in every run: what an interrupted run has sent is not done a second time.
            IdempotencyKey = IdempotencyKey.From("bulk-customers", row.Reference),
            OnResponse = response => answer = response,
        };

        try
        {
            Customer customer = await solvimon.Customers.CreateAsync(row.ToRequest(), options, cancellationToken);
            string outcome = answer is { WasReplayed: true } ? ImportResult.Replayed : ImportResult.Created;
            return new ImportResult { Reference = row.Reference, Id = customer.Id, Outcome = outcome, RequestId = answer?.RequestId };
        }
        catch (SolvimonConflictException e) when (e.Code == "RESOURCE_ALREADY_EXISTS")
        {
            return new ImportResult { Reference = row.Reference, Id = e.ResourceId, Outcome = ImportResult.Exists, RequestId = e.RequestId };
        }
        catch (SolvimonException e) when (e is not SolvimonAuthenticationException)
        {
            return new ImportResult
            {
                Reference = row.Reference,
                Outcome = ImportResult.Failed,
                Error = e.Message,
                RequestId = (e as SolvimonApiException)?.RequestId,
            };
        }
    }

    private int CountOf(string outcome) => _counts.GetValueOrDefault(outcome);
}
