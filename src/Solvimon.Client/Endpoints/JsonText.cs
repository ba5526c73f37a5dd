using System.Text.Json;
using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>An answer that is a bare JSON string. Refit would hand a plain <see cref="string"/> over as it came, quotes and all.</summary>
internal sealed record JsonText(string Text)
{
    public static JsonText Read(ref Utf8JsonReader reader) => new(
        reader.TokenType == JsonTokenType.String
            ? TolerantText.Of(ref reader)
            : throw new JsonException($"Expected a string, but found {reader.TokenType}."));

    public static async Task<string> TextOfAsync(Task<JsonText> answer) => (await answer.ConfigureAwait(false)).Text;
}
