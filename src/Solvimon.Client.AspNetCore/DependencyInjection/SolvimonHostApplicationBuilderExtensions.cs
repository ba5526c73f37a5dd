using Microsoft.Extensions.Hosting;
using Solvimon.Client;
using Solvimon.Client.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// The client and the receiver of webhooks, registered on a host's builder: that of a web application or of a worker. In a program without this
/// package, <c>builder.Services.AddSolvimon()</c> does the same.
/// </summary>
public static class SolvimonHostApplicationBuilderExtensions
{
    /// <summary>
    /// Registers <see cref="ISolvimonClient"/> as a singleton, with the configuration section <c>Solvimon</c>; where that names no credential and no
    /// base address, the key is taken from <c>SOLVIMON_API_KEY</c>.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets options in code, after those of the configuration.</param>
    public static ISolvimonBuilder AddSolvimon(this IHostApplicationBuilder builder, Action<SolvimonClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ISolvimonBuilder solvimon = builder.Services.AddSolvimon();
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        return solvimon;
    }

    /// <summary>Registers the receiver of webhooks; <c>app.MapSolvimonWebhooks(…)</c> gives it an address.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets the options, at least a secret.</param>
    /// <returns>A builder to add handlers to.</returns>
    public static SolvimonWebhooksBuilder AddSolvimonWebhooks(this IHostApplicationBuilder builder, Action<SolvimonWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Services.AddSolvimonWebhooks(configure);
    }
}
