using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace Solvimon.Client.BesideRefit.Tests;

/// <summary>An API of the application's own, declared as Refit's README does it.</summary>
public interface ITicketsApi
{
    [Get("/tickets/{id}")]
    Task<Ticket> GetAsync(int id);

    [Post("/tickets")]
    Task<Ticket> CreateAsync([Body] Ticket ticket);
}

public sealed record Ticket(int Id, string Title, bool IsOpen);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Ticket))]
internal sealed partial class TicketsJson : JsonSerializerContext;
