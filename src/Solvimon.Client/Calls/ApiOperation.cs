namespace Solvimon.Client.Calls;

/// <summary>An operation of the API, as spans, logs and messages name it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The path template, such as <c>/v1/customers/{idOrReference}</c>: safe to log, as it carries no value.</param>
internal readonly record struct ApiOperation(HttpMethod Method, string Route)
{
    /// <summary>A call of <see cref="ISolvimonClient"/>'s SendAsync: its path may carry ids, so it is no name for spans and logs.</summary>
    public static ApiOperation Raw(HttpMethod method) => new(method, "(raw)");

    /// <summary>Whether the path names a resource by its id alone: others take a reference in the same place.</summary>
    public bool TakesIdOnly => Route.Contains("{id}", StringComparison.Ordinal);

    /// <summary>Method and route, the low-cardinality name of the operation.</summary>
    public string Name => $"{Method.Method} {Route}";
}
