using System.Text.Json;
using FluentAssertions;
using Solvimon.Client.Endpoints;
using Solvimon.Client.Http;
using Solvimon.Client.Models;
using Xunit;

namespace Solvimon.Client.EndpointGenerator.Tests;

/// <summary>Calls the implementation of <see cref="IWidgetsApi"/> that the generator wrote in the build of these tests.</summary>
public class GeneratedEndpointTests
{
    private readonly ApiCall _call = new();
    private readonly CancellationTokenSource _cancellation = new();

    [Fact]
    public async Task A_query_object_is_flattened()
    {
        var transport = new ApiTransport { Answer = """[{"id":1},{"id":2}]""" };
        var query = new WidgetListQuery
        {
            Limit = 5,
            CustomFieldReference = "a/b c+é",
            Archived = true,
            Price = 12.00m,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Status = WidgetStatus.Active,
            Expand = ["parts", "owner"],
            Statuses = [WidgetStatus.Active, new("BRAND NEW")],
        };

        var page = await new WidgetsApi(transport).ListAsync(query, null, _call, _cancellation.Token);

        page.Data.Select(static widget => widget.Json).Should().Equal("""{"id":1}""", """{"id":2}""");
        transport.Uri.Should().Be(
            "/v1/widgets?limit=5&custom_field_reference=a%2Fb%20c%2B%C3%A9&archived=true&price=12.00"
            + "&created_at=1970-01-01T00%3A00%3A00Z&status=ACTIVE&expand%5B%5D=parts&expand%5B%5D=owner"
            + "&statuses=ACTIVE&statuses=BRAND%20NEW");
        transport.Operation!.Name.Should().Be("GET /v1/widgets");
        transport.Body.Should().BeNull();
        transport.Call.Should().BeSameAs(_call);
        transport.CancellationToken.Should().Be(_cancellation.Token);
    }

    [Fact]
    public async Task A_query_object_that_is_null_is_left_out()
    {
        var transport = new ApiTransport();

        await new WidgetsApi(transport).GetAsync("a/b c+é", null, _call, _cancellation.Token);

        transport.Uri.Should().Be("/v1/widgets/a%2Fb%20c%2B%C3%A9");
        transport.Operation!.Route.Should().Be("/v1/widgets/{idOrReference}");
    }

    [Fact]
    public async Task A_page_link_replaces_path_and_query()
    {
        const string link = "https://example.test/v1/widgets?page=2";
        var transport = new ApiTransport { Answer = "[]" };
        var widgets = new WidgetsApi(transport);
        var filter = new Widget();

        await widgets.ListAsync(new WidgetListQuery { Limit = 5 }, link, _call, _cancellation.Token);
        transport.Uri.Should().Be(link);

        await widgets.SearchAsync(filter, link, _call, _cancellation.Token);
        transport.Uri.Should().Be(link);
        transport.Body.Should().BeSameAs(filter);

        await widgets.SearchAsync(null, null, _call, _cancellation.Token);
        transport.Uri.Should().Be("/v1/widgets/search");
        transport.Body.Should().BeNull();
    }

    [Fact]
    public async Task A_body_is_sent_beside_the_query()
    {
        var transport = new ApiTransport { Answer = """{"id":"w1"}""" };
        var request = new Widget();
        var actions = new Dictionary<string, string> { ["email"] = "IGNORE" };

        var widget = await new WidgetsApi(transport).UpsertAsync(request, "reference", actions, _call, _cancellation.Token);

        widget.Json.Should().Be("""{"id":"w1"}""");
        transport.Operation!.Method.Should().Be(HttpMethod.Put);
        transport.Uri.Should().Be("/v1/widgets?identifier_field=reference&field_actions%5Bemail%5D=IGNORE");
        transport.Body.Should().BeSameAs(request);
    }

    [Fact]
    public async Task A_placeholder_takes_its_parameter_by_name_or_by_alias()
    {
        var transport = new ApiTransport { Answer = "\"ACTIVE\"" };

        var status = await new WidgetsApi(transport).UpdatePartAsync("w 1", 7, _call, _cancellation.Token);

        status.Value.Should().Be("ACTIVE");
        transport.Operation!.Method.Should().Be(HttpMethod.Patch);
        transport.Uri.Should().Be("/v1/widgets/w%201/parts/7");
    }

    [Fact]
    public async Task Parameters_may_have_the_names_that_the_generated_code_uses()
    {
        var transport = new ApiTransport();

        await new WidgetsApi(transport).DeleteAsync(WidgetStatus.Active, "u", "e", _call, _cancellation.Token);

        transport.Operation!.Method.Should().Be(HttpMethod.Delete);
        transport.Uri.Should().Be("/v1/widgets/ACTIVE/u?event=e");
        transport.Call.Should().BeSameAs(_call);
    }

    [Fact]
    public async Task A_download_is_a_stream()
    {
        var transport = new ApiTransport { Answer = "%PDF" };

        await using Stream pdf = await new WidgetsApi(transport).GetPdfAsync("w1", _call, _cancellation.Token);

        using var reader = new StreamReader(pdf);
        (await reader.ReadToEndAsync()).Should().Be("%PDF");
        transport.Uri.Should().Be("/v1/widgets/w1/pdf");
    }

    [Fact]
    public async Task A_bare_array_is_a_list()
    {
        var transport = new ApiTransport { Answer = """["ACTIVE","NEW"]""" };
        var widgets = new WidgetsApi(transport);

        (await widgets.GetStatusesAsync(_call, _cancellation.Token)).Select(static s => s.Value).Should().Equal("ACTIVE", "NEW");
        (await widgets.GetNamesAsync(_call, _cancellation.Token)).Should().Equal("ACTIVE", "NEW");
    }

    [Fact]
    public async Task A_bare_string_is_a_string()
    {
        var transport = new ApiTransport { Answer = "\"a name\"" };

        (await new WidgetsApi(transport).GetNamesAsync("w1", _call, _cancellation.Token)).Should().Be("a name");
        transport.Operation!.Name.Should().Be("GET /v1/widgets/names/{id}");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    public async Task An_answer_of_another_shape_is_a_JSON_error(string answer)
    {
        var widgets = new WidgetsApi(new ApiTransport { Answer = answer });

        await widgets.Awaiting(api => api.GetNamesAsync(_call, _cancellation.Token)).Should().ThrowAsync<JsonException>();
        await widgets.Awaiting(api => api.GetNamesAsync("w1", _call, _cancellation.Token)).Should().ThrowAsync<JsonException>();
    }
}
