using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Solvimon.Client.Models;

namespace Solvimon.Client.Tests.Resilience;

public sealed class CanceledUploadTests(ITestOutputHelper output)
{
    private const int Count = 2_000;

    /// <summary>Bodies are written into pooled buffers: one that went back too early would be sent with another call's bytes in it.</summary>
    [Fact]
    public async Task No_request_carries_a_byte_of_another_ones_body()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}.");
        ConcurrentBag<string> foreign = new();
        int cut = 0, whole = 0, canceled = 0;
        await using LoopbackServer server = await LoopbackServer.StartUnreadAsync(async context =>
        {
            byte[] expected = BodyOf(int.Parse(context.Request.Headers["X-Number"]!, CultureInfo.InvariantCulture), int.Parse(context.Request.Headers["X-Repeats"]!, CultureInfo.InvariantCulture));
            byte[] received = new byte[expected.Length + 1];
            int length = 0;
            try
            {
                int read;
                while (length < received.Length && (read = await context.Request.Body.ReadAsync(received.AsMemory(length, Math.Min(32 * 1024, received.Length - length)))) > 0)
                {
                    length += read;
                    await Task.Yield();
                }

                Interlocked.Increment(ref whole);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
            {
                Interlocked.Increment(ref cut);
            }

            if (!received.AsSpan(0, length).SequenceEqual(expected.AsSpan(0, Math.Min(length, expected.Length))))
            {
                foreign.Add($"request {context.Request.Headers["X-Number"]}, {length} of {expected.Length} bytes");
            }

            if (!context.RequestAborted.IsCancellationRequested)
            {
                await context.WriteJsonAsync(201, "{}");
            }
        });
        using SolvimonClient client = server.CreateClient(options =>
        {
            options.AllowInsecureLoopback = true;
            options.MaxRetries = 1;
        });

        await Parallel.ForEachAsync(Enumerable.Range(1, Count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            Random random = new(seed + number);
            int repeats = random.Next(1, 40_000);
            using CancellationTokenSource cancellation = new();
            if (number % 4 != 0)
            {
                cancellation.CancelAfter(TimeSpan.FromMilliseconds(random.NextDouble() * 12));
            }

            try
            {
                await client.Customers.CreateAsync(
                    new CustomerCreateRequest { Reference = Fill(number, repeats), Type = CustomerType.Organization },
                    new RequestOptions { Headers = new Dictionary<string, string> { ["X-Number"] = Text(number), ["X-Repeats"] = Text(repeats) } },
                    cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref canceled);
            }
        });

        output.WriteLine($"{Count} uploads, {canceled} canceled; the server read {whole} bodies whole and {cut} in part.");
        foreign.Should().BeEmpty();
        canceled.Should().BePositive();
        cut.Should().BePositive("uploads were canceled while under way");
        whole.Should().BePositive();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fill(int number, int repeats) => new StringBuilder().Insert(0, $"{number:x7}-", repeats).ToString();

    private static byte[] BodyOf(int number, int repeats) => Encoding.UTF8.GetBytes($$"""{"reference":"{{Fill(number, repeats)}}","type":"ORGANIZATION"}""");
}
