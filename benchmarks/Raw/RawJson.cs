using System.Text.Json.Serialization;

namespace Solvimon.Client.Benchmarks.Raw;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RawPage<RawCustomer>))]
[JsonSerializable(typeof(RawCustomer))]
[JsonSerializable(typeof(RawCustomerCreateRequest))]
internal sealed partial class RawJson : JsonSerializerContext;
