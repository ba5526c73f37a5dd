using System.Text.Json.Nodes;
using Solvimon.Client.Testing.Json;

namespace Solvimon.Client.Testing.Storage;

/// <summary>One resource. Its JSON is replaced as a whole, so that a change happens entirely or not at all.</summary>
internal sealed class StoredResource(long sequence, JsonObject json)
{
    private byte[]? _utf8;

    public long Sequence { get; } = sequence;

    /// <summary>Never changed in place: whoever wants to change it replaces a copy.</summary>
    public JsonObject Json
    {
        get;
        set
        {
            field = value;
            _utf8 = null;
        }
    } = json;

    public byte[] Utf8 => _utf8 ??= JsonText.Write(Json);

    /// <summary>When it changes by itself; null when it does not.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public string Id => Json.Text("id")!;

    public string? Reference => Json.Text("reference");

    public string? Status => Json.Text("status");
}
