namespace Solvimon.Client.Http;

/// <summary>One operation of the API: what its calls have in common. The endpoint generator writes one for each endpoint method.</summary>
internal sealed class ApiOperation(HttpMethod method, string route)
{
    private string? _name;

    public HttpMethod Method { get; } = method;

    /// <summary>The path template, such as <c>/v1/customers/{idOrReference}</c>: safe to log, as it carries no value.</summary>
    public string Route { get; } = route;

    /// <summary>Method and route, the low-cardinality name of the operation in spans and logs.</summary>
    public string Name => _name ??= $"{Method.Method} {Route}";
}
