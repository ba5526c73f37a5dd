using System.Net;

namespace Solvimon.Client.Tests.Http;

/// <summary>What an answer costs in memory while it is read: what has arrived, not what was announced.</summary>
[Collection(Alone.Name)]
public sealed class AnswerSizeTests
{
    private const int Limit = 20_000_000;

    [Fact]
    public async Task An_announced_length_is_not_believed()
    {
        using SolvimonClient client = Answering(() => new EndlessContent(arriving: 1, announced: Limit - 1)).CreateClient(options => options.MaxResponseBytes = Limit);

        (await AllocatedByAsync(() => client.SendAsync(HttpMethod.Get, "/v1/x"))).Should().BeLessThan(2_000_000);
    }

    [Theory]
    [InlineData(Limit - 1, true)]
    [InlineData(Limit - 1, false)]
    [InlineData(Limit, false)]
    [InlineData(Limit + 1, false)]
    [InlineData(Limit / 3, false)]
    public async Task The_largest_answer_costs_at_most_one_and_a_half_times_the_limit(int length, bool isAnnounced)
    {
        using SolvimonClient client = Answering(() => new EndlessContent(length, isAnnounced ? length : null)).CreateClient(options => options.MaxResponseBytes = Limit);

        // All that is allocated, whether or not it could be collected meanwhile.
        (await AllocatedByAsync(async () =>
        {
            try
            {
                using HttpResponseMessage answer = await client.SendAsync(HttpMethod.Get, "/v1/x");
                answer.Content.Headers.ContentLength.Should().Be(length).And.BeLessThanOrEqualTo(Limit);
            }
            catch (SolvimonSerializationException)
            {
                length.Should().BeGreaterThan(Limit);
            }
        })).Should().BeLessThan(Limit * 3L / 2);
    }

    [Fact]
    public async Task An_answer_of_exactly_the_limit_is_whole()
    {
        using SolvimonClient client = Answering(() => new EndlessContent(1000, null)).CreateClient(options => options.MaxResponseBytes = 1000);

        using HttpResponseMessage answer = await client.SendAsync(HttpMethod.Get, "/v1/x");

        (await answer.Content.ReadAsByteArrayAsync()).Should().HaveCount(1000).And.OnlyContain(value => value == (byte)' ');
    }

    [Fact]
    public async Task An_answer_to_HEAD_keeps_the_length_that_it_announces()
    {
        using SolvimonClient client = Answering(() => new EndlessContent(arriving: 0, announced: 60_000_000)).CreateClient();
        HttpResponseMessage? answer = null;

        long allocated = await AllocatedByAsync(async () => answer = await client.SendAsync(HttpMethod.Head, "/v1/x"));

        allocated.Should().BeLessThan(2_000_000);
        answer!.Content.Headers.ContentLength.Should().Be(60_000_000);
    }

    private static StubHandler Answering(Func<HttpContent> content) => new((_, _) => Task.FromResult(new HttpResponseMessage { Content = content() }));

    private static async Task<long> AllocatedByAsync(Func<Task> call)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await call();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>So many spaces, and an announcement that need not be true.</summary>
    private sealed class EndlessContent : HttpContent
    {
        private readonly int _arriving;

        public EndlessContent(int arriving, long? announced)
        {
            _arriving = arriving;
            Headers.ContentLength = announced;
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new Spaces(_arriving));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Spaces(int left) : MemoryStream
    {
        private int _left = left;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = Math.Min(Math.Min(buffer.Length, _left), 65_536);
            buffer.Span[..count].Fill((byte)' ');
            _left -= count;
            return new ValueTask<int>(count);
        }
    }
}
