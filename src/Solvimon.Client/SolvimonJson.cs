using System.Text.Encodings.Web;
using System.Text.Json;
using Solvimon.Client.Models;

namespace Solvimon.Client;

/// <summary>System.Text.Json for the models, for payloads that arrive or leave another way than through a client: webhooks, queues, files.</summary>
public static class SolvimonJson
{
    /// <summary>
    /// Options that know every model, enumeration and page, and arrays and lists of models. They use no reflection, and cannot be changed;
    /// a source-generated context of your own can be combined with their <see cref="JsonSerializerOptions.TypeInfoResolver"/>.
    /// </summary>
    public static JsonSerializerOptions Options => Holder.Value;

    // A class of its own, so that the metadata of all models is made on first use and not before.
    private static class Holder
    {
        public static readonly JsonSerializerOptions Value = Create();

        private static JsonSerializerOptions Create()
        {
            JsonSerializerOptions options = new() { TypeInfoResolver = new ModelMetadata(), Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            options.MakeReadOnly();
            return options;
        }
    }
}
