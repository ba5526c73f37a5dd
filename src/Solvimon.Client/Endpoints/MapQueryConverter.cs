using Refit;
using Solvimon.Client.Json;

namespace Solvimon.Client.Endpoints;

/// <summary>Writes a map into a query, a pair for each entry: <c>name[key]=value</c>, brackets escaped.</summary>
internal sealed class MapQueryConverter : IQueryConverter<IReadOnlyDictionary<string, string>>
{
    public void Flatten(IReadOnlyDictionary<string, string> value, string keyPrefix, ref GeneratedQueryStringBuilder builder, RefitSettings settings)
    {
        foreach ((string key, string? text) in value)
        {
            if (text is not null)
            {
                builder.Add($"{keyPrefix}[{UnicodeText.Check(key, nameof(value))}]", UnicodeText.Check(text, nameof(value)), false);
            }
        }
    }
}
