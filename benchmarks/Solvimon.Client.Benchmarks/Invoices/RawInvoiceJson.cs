using System.Text.Json.Serialization;
using Solvimon.Client.Benchmarks.Invoices.Models;
using Solvimon.Client.Benchmarks.Raw;

namespace Solvimon.Client.Benchmarks.Invoices;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RawPage<RawInvoice>))]
internal sealed partial class RawInvoiceJson : JsonSerializerContext;
