using Solvimon.Client.Models;
using Solvimon.Client.Tests.Paging;

namespace Solvimon.Client.Tests.Http;

/// <summary>What the runtime throws about streams, links and memory does not come through.</summary>
public sealed class ForeignExceptionTests
{
    public static TheoryData<string, string> BrokenEnds { get; } = new()
    {
        { "a long chunk extension", $"5;{new string('x', 20_000)}\r\nhello\r\n0\r\n\r\n" },
        { "long trailers", $"5\r\nhello\r\n0\r\n{string.Concat(Enumerable.Range(0, 700).Select(i => $"t{i}: {new string('x', 100)}\r\n"))}\r\n" },
        { "a bad trailer", "5\r\nhello\r\n0\r\nno trailer\r\n\r\n" },
        { "a chunk length that is none", "5\r\nhello\r\nzz\r\n" },
        { "an end too early", "5\r\nhel" },
    };

    [Theory]
    [MemberData(nameof(BrokenEnds))]
    public async Task A_download_with_a_broken_end_is_an_exception_of_the_SDK(string what, string body)
    {
        using RawServer server = new("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        using SolvimonClient client = server.CreateClient();

        Func<Task> download = async () =>
        {
            await using Stream answer = await client.Invoices["inv_1"].GetPdfAsync();
            await answer.CopyToAsync(Stream.Null);
        };

        await download.Should().ThrowAsync<SolvimonConnectionException>(what);
    }

    [Theory]
    [MemberData(nameof(BrokenEnds))]
    public async Task So_is_an_answer_that_is_read_whole(string what, string body)
    {
        using RawServer server = new("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        using SolvimonClient client = server.CreateClient();

        await FluentActions.Awaiting(() => client.Customers.GetAsync("c")).Should().ThrowAsync<SolvimonConnectionException>(what);
    }

    [Theory]
    [InlineData("https://xn--zca\u0301:{0}/")]
    [InlineData("https://a..b:{0}/")]
    [InlineData("https://\u00AD:{0}/")]
    [InlineData("https://[::1%25a]:{0}/")]
    [InlineData("mailto:nobody@example.com")]
    [InlineData("//")]
    public async Task A_link_whose_host_can_not_be_written_is_refused(string link)
    {
        int port = 0;
        await using LoopbackServer server = await PagingServer.StartWithNextLinksAsync(number => number == 1 ? string.Format(System.Globalization.CultureInfo.InvariantCulture, link, port) : null);
        port = server.BaseAddress.Port;
        using SolvimonClient client = server.CreateClient();

        await FluentActions.Awaiting(() => client.Customers.List().ToListAsync()).Should().NotThrowAsync<UriFormatException>();
        server.Requests.Should().OnlyContain(request => request.PathAndQuery.StartsWith('/'));
    }

    [Fact]
    public async Task A_link_of_70_000_characters_is_no_address()
    {
        string link = "/v1/customers?page=" + new string('2', 70_000);
        await using LoopbackServer server = await PagingServer.StartWithNextLinksAsync(_ => link);
        using SolvimonClient client = server.CreateClient(options => options.MaxRetries = 0);

        await FluentActions.Awaiting(() => client.Customers.List().ToListAsync()).Should().ThrowAsync<SolvimonException>();
    }

    [Fact]
    public void Of_hosts_that_parse_none_makes_the_comparison_of_origins_fail()
    {
        Random random = new(17);
        Uri other = new("https://localhost/");
        for (int i = 0; i < 20_000; i++)
        {
            string host = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x800)));
            if (Uri.TryCreate($"https://xn--{host}/", UriKind.Absolute, out Uri? address))
            {
                Configuration.Origin.IsSame(address, other).Should().BeFalse();
            }
        }
    }

    [Fact]
    public void A_base_address_that_can_not_be_looked_up_is_said_at_once() =>
        FluentActions.Invoking(() => new SolvimonClient(new SolvimonClientOptions { ApiKey = TestKeys.ApiKey, BaseAddress = new Uri("https://xn--zca\u0301/") }))
            .Should().Throw<SolvimonConfigurationException>().WithMessage("*host*");

    [Fact]
    public async Task Too_little_memory_for_an_answer_is_an_exception_of_the_SDK()
    {
        StubHandler handler = new((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new StreamWithoutMemory()) }));
        using SolvimonClient client = handler.CreateClient();

        SolvimonSerializationException exception = await Assert.ThrowsAsync<SolvimonSerializationException>(
            () => client.Customers.CreateAsync(new CustomerCreateRequest { Type = CustomerType.Organization }));

        exception.OutcomeUnknown.Should().BeTrue();
        exception.Message.Should().Contain("MaxResponseBytes");
        handler.Count.Should().Be(1);
    }

    private sealed class StreamWithoutMemory : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InsufficientMemoryException();
    }
}
