namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What <c>AddSolvimonUsageEvents</c> returns, to say which store holds the events: <c>.UseSqlite("Data Source=usage.db")</c>.</summary>
/// <remarks>A store's package registers an <c>IUsageEventStore</c> as a keyed singleton, with <see cref="Name"/> as its key.</remarks>
public interface ISolvimonUsageEventsBuilder
{
    /// <summary>The name of the outbox: its key, or empty for the one without.</summary>
    string Name { get; }

    /// <summary>The services that the outbox is registered in.</summary>
    IServiceCollection Services { get; }
}
