using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client.Webhooks;

/// <summary>Which model an event's resource is read as. The code generator takes this class over when it knows all models.</summary>
internal static partial class WebhookModels
{
    /// <summary>Reads a resource. The reader stands on its first token and is left on its last one.</summary>
    /// <param name="resource">The resource's name in the event's type, such as <c>CUSTOMER</c>.</param>
    /// <param name="reader">The reader.</param>
    internal static SolvimonObject? Read(string resource, ref Utf8JsonReader reader) => resource switch
    {
        "CUSTOMER" => Customer.Read(ref reader),
        _ => UnknownObject.Read(ref reader),
    };
}
