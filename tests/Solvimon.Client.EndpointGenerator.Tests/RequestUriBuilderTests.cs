using System.Globalization;
using FluentAssertions;
using Solvimon.Client.Endpoints;
using Solvimon.Client.Models;
using Xunit;

namespace Solvimon.Client.EndpointGenerator.Tests;

public class RequestUriBuilderTests
{
    [Theory]
    [InlineData("plain-._~09azAZ", "plain-._~09azAZ")]
    [InlineData("a/b c+é", "a%2Fb%20c%2B%C3%A9")]
    [InlineData("!*'();:@&=+$,/?#[]%\"<>\\^`{|}", "%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%2F%3F%23%5B%5D%25%22%3C%3E%5C%5E%60%7B%7C%7D")]
    [InlineData("\u0000\n\u007f", "%00%0A%7F")]
    [InlineData("€", "%E2%82%AC")]
    [InlineData("😀!", "%F0%9F%98%80%21")]
    [InlineData("", "")]
    public void A_segment_is_escaped(string value, string escaped)
    {
        var uri = new RequestUriBuilder(stackalloc char[256]);
        uri.AppendPath("/v1/");
        uri.AppendSegment(value);
        uri.AppendPath("/end");

        uri.ToString().Should().Be($"/v1/{escaped}/end");
        escaped.Should().Be(Uri.EscapeDataString(value));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_becomes_the_replacement_character()
        => Query("a\ud83d b\ude00").Should().Be("?q=a%EF%BF%BD%20b%EF%BF%BD"); // not in a theory: test names have to be valid UTF-16

    [Fact]
    public void A_segment_is_never_null()
    {
        var act = static () =>
        {
            var uri = new RequestUriBuilder(stackalloc char[16]);
            uri.AppendSegment((string)null!);
        };

        act.Should().Throw<ArgumentNullException>().WithParameterName("value");
    }

    [Fact]
    public void Segments_may_be_numbers_and_wire_values()
    {
        var uri = new RequestUriBuilder(stackalloc char[16]);
        uri.AppendPath("/");
        uri.AppendSegment(7);
        uri.AppendPath("/");
        uri.AppendSegment(-9_000_000_000L);
        uri.AppendPath("/");
        uri.AppendSegment(new WidgetStatus("A/B"));

        uri.ToString().Should().Be("/7/-9000000000/A%2FB");
    }

    [Fact]
    public void The_first_pair_follows_a_question_mark_and_the_others_an_ampersand()
    {
        var uri = new RequestUriBuilder(stackalloc char[16]);
        uri.AppendPath("/v1/widgets");
        uri.AppendQuery("left_out", (string?)null);
        uri.AppendQuery("reference", "a&b=c");
        uri.AppendQuery("empty", "");
        uri.AppendQuery("expand%5B%5D", "x");

        uri.ToString().Should().Be("/v1/widgets?reference=a%26b%3Dc&empty=&expand%5B%5D=x");
    }

    [Fact]
    public void Values_are_written_the_same_in_every_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("")
        {
            NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "minus" },
            DateTimeFormat = { TimeSeparator = ".", DateSeparator = "_" },
        };

        try
        {
            var uri = new RequestUriBuilder(stackalloc char[16]);
            uri.AppendQuery("a", true);
            uri.AppendQuery("b", false);
            uri.AppendQuery("c", int.MinValue);
            uri.AppendQuery("d", long.MaxValue);
            uri.AppendQuery("e", 12.00m);
            uri.AppendQuery("f", decimal.MinValue);
            uri.AppendQuery("g", WidgetStatus.Active);
            uri.AppendQuery("h", new DateTimeOffset(2024, 2, 29, 23, 59, 58, 999, TimeSpan.Zero));
            uri.AppendQuery("i", new DateTimeOffset(2024, 2, 29, 23, 59, 58, TimeSpan.FromMinutes(-330)));

            uri.ToString().Should().Be(
                "?a=true&b=false&c=-2147483648&d=9223372036854775807&e=12.00&f=-79228162514264337593543950335&g=ACTIVE"
                + "&h=2024-02-29T23%3A59%3A58Z&i=2024-02-29T23%3A59%3A58-05%3A30");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void An_offset_keeps_its_plus_sign_through_the_escaping()
    {
        var uri = new RequestUriBuilder(stackalloc char[16]);
        uri.AppendQuery("at", new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));

        uri.ToString().Should().Be("?at=2024-01-02T03%3A04%3A05%2B02%3A00");
    }

    [Fact]
    public void Nulls_are_left_out()
    {
        var uri = new RequestUriBuilder(stackalloc char[16]);
        uri.AppendPath("/v1");
        uri.AppendQuery("a", (string?)null);
        uri.AppendQuery("b", (bool?)null);
        uri.AppendQuery("c", (int?)null);
        uri.AppendQuery("d", (long?)null);
        uri.AppendQuery("e", (decimal?)null);
        uri.AppendQuery("f", (DateTimeOffset?)null);
        uri.AppendQuery("g", (WidgetStatus?)null);
        uri.AppendQuery("h", default(WidgetStatus)); // has no text
        uri.AppendQuery("i", (IReadOnlyList<string>?)null);
        uri.AppendQuery("j", (IReadOnlyList<int>?)null);
        uri.AppendQuery("k", (IReadOnlyList<WidgetStatus>?)null);
        uri.AppendQuery("l", (IReadOnlyDictionary<string, string>?)null);
        uri.AppendQuery("m", (IReadOnlyList<string>)[]);

        uri.ToString().Should().Be("/v1");
    }

    [Fact]
    public void Lists_repeat_their_name()
    {
        var uri = new RequestUriBuilder(stackalloc char[16]);
        uri.AppendQuery("a%5B%5D", (IReadOnlyList<string?>)["x", null, "y z"]);
        uri.AppendQuery("b", (IReadOnlyList<bool>)[true, false]);
        uri.AppendQuery("c", (IReadOnlyList<int>)[1, 2]);
        uri.AppendQuery("d", (IReadOnlyList<long>)[3, 4]);
        uri.AppendQuery("e", (IReadOnlyList<decimal>)[1.50m]);
        uri.AppendQuery("f", (IReadOnlyList<DateTimeOffset>)[DateTimeOffset.UnixEpoch]);
        uri.AppendQuery("g", (IReadOnlyList<WidgetStatus>)[WidgetStatus.Active, new("NEW")]);

        uri.ToString().Should().Be(
            "?a%5B%5D=x&a%5B%5D=y%20z&b=true&b=false&c=1&c=2&d=3&d=4&e=1.50&f=1970-01-01T00%3A00%3A00Z&g=ACTIVE&g=NEW");
    }

    [Fact]
    public void Dictionaries_put_their_keys_in_brackets()
    {
        var actions = new Dictionary<string, string> { ["email"] = "IGNORE", ["a]&b"] = "c d" };

        var uri = new RequestUriBuilder(stackalloc char[16]);
        uri.AppendQuery("field_actions", actions);

        uri.ToString().Should().Be("?field_actions%5Bemail%5D=IGNORE&field_actions%5Ba%5D%26b%5D=c%20d");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    public void It_grows_beyond_the_first_buffer(int bufferSize)
    {
        string plain = new('a', 5000);
        string escaped = string.Concat(Enumerable.Repeat("%C3%A9", 5000));

        var uri = new RequestUriBuilder(new char[bufferSize]);
        uri.AppendPath("/");
        uri.AppendSegment(plain);
        uri.AppendQuery("q", new string('é', 5000));
        uri.AppendQuery("n", 5);

        uri.ToString().Should().Be($"/{plain}?q={escaped}&n=5");
    }

    [Fact]
    public void The_finished_text_is_the_only_allocation()
    {
        IReadOnlyList<WidgetStatus> statuses = [WidgetStatus.Active, WidgetStatus.Active];
        string uri = Build(statuses); // a first time, to fill the pool and compile the code
        long before = GC.GetAllocatedBytesForCurrentThread();
        uri = Build(statuses);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        before = GC.GetAllocatedBytesForCurrentThread();
        _ = new string('x', uri.Length);
        long expected = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(expected);

        static string Build(IReadOnlyList<WidgetStatus> statuses)
        {
            var uri = new RequestUriBuilder(stackalloc char[32]);
            uri.AppendPath("/v1/widgets/");
            uri.AppendSegment("a/b c+é");
            uri.AppendQuery("limit", 100);
            uri.AppendQuery("price", 12.50m);
            uri.AppendQuery("created_at", DateTimeOffset.UnixEpoch);
            uri.AppendQuery("status", WidgetStatus.Active);
            uri.AppendQuery("statuses", statuses);
            return uri.ToString();
        }
    }

    private static string Query(string value)
    {
        var uri = new RequestUriBuilder(stackalloc char[64]);
        uri.AppendQuery("q", value);
        return uri.ToString();
    }
}
