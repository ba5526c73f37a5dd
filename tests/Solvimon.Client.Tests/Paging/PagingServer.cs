using Microsoft.AspNetCore.Http;

namespace Solvimon.Client.Tests.Paging;

/// <summary>A server with numbered customers in pages, linked as the test says.</summary>
internal static class PagingServer
{
    /// <summary>Three pages of two customers: <c>1 2</c>, <c>3 4</c>, <c>5</c>.</summary>
    public static Task<LoopbackServer> StartAsync(bool absolute = true) => StartAsync(customers: 5, pageSize: 2, absolute);

    public static Task<LoopbackServer> StartAsync(int customers, int pageSize, bool absolute = true) => LoopbackServer.StartAsync((context, _) =>
    {
        int page = int.TryParse(context.Request.Query["page"], out int number) ? number : 1;
        int last = (customers + pageSize - 1) / pageSize;
        IEnumerable<string> data = Enumerable.Range(((page - 1) * pageSize) + 1, Math.Clamp(customers - ((page - 1) * pageSize), 0, pageSize))
            .Select(id => $$"""{"object_type":"CUSTOMER","id":"cust_{{id}}","reference":"customer-{{id}}","status":"ACTIVE","email":"{{id}}@shop.example"}""");
        return context.WriteJsonAsync(200, $$"""{"data":[{{string.Join(',', data)}}],"page":{{page}},"limit":{{pageSize}},"links":{{Links(context, page, last, absolute)}}}""");
    });

    /// <summary>Answers each request with one customer and the given link to the next page.</summary>
    public static Task<LoopbackServer> StartWithNextLinksAsync(Func<int, string?> nextLink) => LoopbackServer.StartAsync((context, number) =>
        context.WriteJsonAsync(200, $$$"""{"data":[{"id":"cust_{{{number}}}"}],"links":{"next":{{{(nextLink(number) is { } link ? $"\"{link}\"" : "null")}}}}}"""));

    private static string Links(HttpContext context, int page, int last, bool absolute)
    {
        string prefix = absolute ? $"{context.Request.Scheme}://{context.Request.Host}" : "";
        string Link(int number) => $"\"{prefix}{context.Request.Path}?page={number}\"";
        return $$"""{"first":{{Link(1)}},"previous":{{(page > 1 ? Link(page - 1) : "null")}},"current":{{Link(page)}},"next":{{(page < last ? Link(page + 1) : "null")}}}""";
    }
}
