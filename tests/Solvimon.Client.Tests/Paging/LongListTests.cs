using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Paging;

[Collection(Alone.Name)]
public sealed class LongListTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Ten_thousand_customers_over_a_hundred_pages_need_little_memory()
    {
        using MockServer server = PagingServer.Start(customers: 10_000, pageSize: 100);
        using SolvimonClient solvimon = server.CreateClient();
        int count = 0;
        long early = 0, highest = 0;

        await foreach (Page<Customer> page in solvimon.Customers.List().PageSize(100).AsPages())
        {
            count += page.Data.Count;
            if (page.PageNumber % 10 == 0)
            {
                long now = GC.GetTotalMemory(forceFullCollection: true);
                early = page.PageNumber == 10 ? now : early;
                highest = Math.Max(highest, now);
            }
        }

        count.Should().Be(10_000);
        server.Requests.Should().HaveCount(100);

        // 9,000 further customers held in memory would be some 3 MB.
        output.WriteLine($"After a tenth of the list {early:N0} bytes, at most {highest:N0}.");
        (highest - early).Should().BeLessThan(1024 * 1024);
    }
}
