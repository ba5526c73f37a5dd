using System.Text.Json;
using WireMock.RequestBuilders;

namespace Solvimon.Client.Tests.Paging;

/// <summary>A server with numbered customers in pages, linked as the test says.</summary>
internal static class PagingServer
{
    /// <summary>By default three pages of two customers: <c>1 2</c>, <c>3 4</c>, <c>5</c>.</summary>
    public static MockServer Start(bool absolute = true, string path = "/v1/customers", int customers = 5, int pageSize = 2)
    {
        MockServer server = new();
        int last = (customers + pageSize - 1) / pageSize;
        for (int page = 1; page <= last; page++)
        {
            IRequestBuilder request = Request.Create().WithPath(path);
            server.Given(page == 1 ? request.WithParam(query => query?.ContainsKey("page") != true) : request.WithParam("page", $"{page}"))
                .RespondWith(MockServer.Json(200, Page(page)));
        }

        return server;

        string Page(int page)
        {
            IEnumerable<string> data = Enumerable.Range(((page - 1) * pageSize) + 1, Math.Min(customers - ((page - 1) * pageSize), pageSize))
                .Select(id => $$"""{"object_type":"CUSTOMER","id":"cust_{{id}}","reference":"customer-{{id}}","status":"ACTIVE","email":"{{id}}@shop.example"}""");
            return $$"""{"data":[{{string.Join(',', data)}}],"page":{{page}},"limit":{{pageSize}},"links":{{Links(page)}}}""";
        }

        string Links(int page) =>
            $$"""{"first":{{Link(1)}},"previous":{{(page > 1 ? Link(page - 1) : "null")}},"current":{{Link(page)}},"next":{{(page < last ? Link(page + 1) : "null")}}}""";

        string Link(int page) => $"\"{(absolute ? server.BaseAddress.GetLeftPart(UriPartial.Authority) : "")}{path}?page={page}\"";
    }

    /// <summary>Pages of one customer with a link that depends on the number of the request: there are more of them than anybody would write out.</summary>
    public static Task<LoopbackServer> StartWithNextLinksAsync(Func<int, string?> nextLink) => LoopbackServer.StartAsync((context, number) =>
        context.WriteJsonAsync(200, $$$"""{"data":[{"id":"cust_{{{number}}}"}],"links":{"next":{{{JsonSerializer.Serialize(nextLink(number))}}}}}"""));

    /// <summary>Pages of one customer with these links to the next one, the last of them again and again.</summary>
    public static MockServer StartWithNextLinks(params string?[] links)
    {
        MockServer server = new();
        server.AnswerWithNextLinks(links);
        return server;
    }

    /// <inheritdoc cref="StartWithNextLinks"/>
    public static void AnswerWithNextLinks(this MockServer server, params string?[] links) => server.AnswerInTurn(
        Request.Create(),
        [.. links.Select((link, index) => MockServer.Json(200, $$$"""{"data":[{"id":"cust_{{{index + 1}}}"}],"links":{"next":{{{JsonSerializer.Serialize(link)}}}}}"""))]);
}
