using Solvimon.Client.Http;
using Solvimon.Client.Models;

namespace Solvimon.Client.Endpoints;

/// <summary>Every feature of an endpoint interface once.</summary>
internal interface IWidgetsApi
{
    [Get("/v1/widgets")]
    Task<Page<Widget>> ListAsync([Query] WidgetListQuery query, [PageLink] string? link, [Property] ApiCall call, CancellationToken cancellationToken);

    [Post("/v1/widgets/search")]
    Task<Page<Widget>> SearchAsync([Body] Widget? filter, [PageLink] string? link, [Property] ApiCall call, CancellationToken cancellationToken);

    [Post("/v1/widgets")]
    Task<Widget> CreateAsync([Body] Widget request, [Property] ApiCall call, CancellationToken cancellationToken);

    [Put("/v1/widgets")]
    Task<Widget> UpsertAsync([Body] Widget request, [Query] string? identifierField, [Query, AliasAs("field_actions")] IReadOnlyDictionary<string, string>? actions, [Property] ApiCall call, CancellationToken cancellationToken);

    [Get("/v1/widgets/{idOrReference}")]
    Task<Widget> GetAsync(string idOrReference, [Query] WidgetListQuery? query, [Property] ApiCall call, CancellationToken cancellationToken);

    [Patch("/v1/widgets/{id}/parts/{number}")]
    Task<WidgetStatus> UpdatePartAsync([AliasAs("id")] string widget, int number, [Property] ApiCall call, CancellationToken cancellationToken);

    [Delete("/v1/widgets/{status}/{uri}")]
    Task DeleteAsync(WidgetStatus status, string uri, [Query] string @event, [Property] ApiCall transport, CancellationToken reader);

    [Get("/v1/widgets/{id}/pdf")]
    Task<Stream> GetPdfAsync(string id, [Property] ApiCall call, CancellationToken cancellationToken);

    [Get("/v1/widgets/statuses")]
    Task<IReadOnlyList<WidgetStatus>> GetStatusesAsync([Property] ApiCall call, CancellationToken cancellationToken);

    [Get("/v1/widgets/names")]
    Task<IReadOnlyList<string>> GetNamesAsync([Property] ApiCall call, CancellationToken cancellationToken);

    [Get("/v1/widgets/names/{id}")]
    Task<string> GetNamesAsync(string id, [Property] ApiCall call, CancellationToken cancellationToken);
}

internal sealed class WidgetListQuery
{
    public int? Limit { get; init; }

    public string? CustomFieldReference { get; init; }

    public bool Archived { get; init; }

    public decimal? Price { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public WidgetStatus? Status { get; init; }

    [AliasAs("expand[]")]
    public IReadOnlyList<string>? Expand { get; init; }

    public IReadOnlyList<WidgetStatus>? Statuses { get; init; }
}
