using System.Text.Json;
using Solvimon.Client.Calls;
using Solvimon.Client.Models;
using Solvimon.Client.Paging;

namespace Solvimon.Client.Tests.Paging;

/// <summary>Lists whose answers have only <c>data</c>: counted on while pages come back full, or fetched once.</summary>
public sealed class CountedListTests
{
    [Fact]
    public async Task A_full_page_is_followed_and_a_short_one_ends_the_list()
    {
        StubList list = new([["a", "b"], ["c", "d"], ["e"]]) { Size = 2 };

        (await IdsAsync(list)).Should().Equal("a", "b", "c", "d", "e");
        list.Asked.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task An_empty_page_ends_the_list()
    {
        StubList list = new([["a", "b"], ["c", "d"], []]) { Size = 2 };

        (await IdsAsync(list)).Should().Equal("a", "b", "c", "d");
        list.Asked.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_repeated_page_ends_the_list()
    {
        StubList list = new([["a", "b"], ["a", "b"]]) { Size = 2 };

        (await IdsAsync(list)).Should().Equal("a", "b");
        list.Asked.Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_server_that_ignores_the_page_number_does_not_keep_the_list_going_for_ever()
    {
        StubList list = new([.. Enumerable.Repeat<string[]>(["a", "b"], 10)]) { Size = 2 };

        (await IdsAsync(list).WaitAsync(TimeSpan.FromSeconds(10))).Should().Equal("a", "b");
    }

    [Fact]
    public async Task Without_a_page_size_the_first_page_says_what_full_is()
    {
        StubList list = new([["a", "b", "c"], ["d", "e", "f"], ["g"]]);

        (await IdsAsync(list)).Should().Equal("a", "b", "c", "d", "e", "f", "g");
        list.Asked.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Counting_starts_where_the_list_starts()
    {
        StubList list = new([["a", "b"], ["c", "d"], ["e"]]) { Size = 2, Start = 2 };

        (await IdsAsync(list)).Should().Equal("c", "d", "e");
        list.Asked.Should().Equal(2, 3);
    }

    [Fact]
    public async Task A_counted_list_is_lazy()
    {
        StubList list = new([["a", "b"], ["c", "d"], ["e"]]) { Size = 2 };

        IAsyncEnumerable<Page<Customer>> pages = list.AsPages();
        list.Asked.Should().BeEmpty();
        await foreach (Customer customer in list)
        {
            if (customer.Id == "b")
            {
                break;
            }
        }

        list.Asked.Should().Equal(1);
        (await list.FirstOrDefaultAsync())!.Id.Should().Be("a");
        list.Asked.Should().Equal(1, 1);
        _ = pages;
    }

    [Fact]
    public async Task A_list_that_has_no_pages_is_fetched_once()
    {
        StubList list = new([["a", "b"], ["c"]]) { Size = 2, How = PagingMode.Single };

        (await IdsAsync(list)).Should().Equal("a", "b");
        list.Asked.Should().Equal([null]);
    }

    [Fact]
    public void A_counted_list_takes_no_idempotency_key() =>
        FluentActions.Invoking(() => new StubList([], new RequestOptions { IdempotencyKey = "x" })).Should().Throw<ArgumentException>().WithParameterName("options");

    private static async Task<IEnumerable<string?>> IdsAsync(StubList list) => (await list.ToListAsync()).Select(customer => customer.Id);

    private sealed class StubList(string[][] pages, RequestOptions? options = null) : PagedList<Customer>(options)
    {
        public int? Size { get; init; }

        public int? Start { get; init; }

        public PagingMode How { get; init; } = PagingMode.Counted;

        public List<int?> Asked { get; } = [];

        protected override int? Limit => Size;

        protected override int? StartPage => Start;

        protected override PagingMode Mode => How;

        protected override Task<Page<Customer>> GetPageAsync(int? page, ApiCall call)
        {
            call.Link.Should().BeNull();
            call.Kind.Should().Be(ApiCallKind.Read);
            Asked.Add(page);
            string[] ids = pages.ElementAtOrDefault((page ?? 1) - 1) ?? throw new InvalidOperationException("No list needs this page.");
            return Task.FromResult(new Page<Customer> { Data = [.. ids.Select(id => new Customer { Id = id })] });
        }
    }
}
