using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Solvimon.Client.Testing.Description;
using Solvimon.Client.Testing.Json;
using Solvimon.Client.Testing.Messages;
using Solvimon.Client.Testing.Storage;

namespace Solvimon.Client.Testing.Reading;

/// <summary>Cuts a page out of what was found, and writes the envelope around it that the operation documents.</summary>
// Assumption (lists): Without `limit` a page has 10, and it has 500 at most (both are options); a larger `limit` is cut. A page behind the last is empty.
// Links are absolute, on the host of the request, with all other parameters as they were sent.
internal sealed class PageWriter(SolvimonSandboxOptions options)
{
    public SandboxResponse Write(SandboxCall call, IEnumerable<StoredResource> found, Func<StoredResource, byte[]> toJson)
    {
        // Some lists answer a page without taking one: the links of the answer lead to the next all the same.
        bool isPaged = call.Operation.Query.ContainsKey("page") || call.Operation.Response?.Kind == SchemaTypeKind.Page;
        int page = isPaged ? ReadNumber(call, "page") ?? 1 : 1;
        int limit = isPaged ? Math.Min(ReadNumber(call, "limit") ?? options.DefaultPageSize, options.MaxPageSize) : int.MaxValue;
        int skipped = (int)Math.Min((long)(page - 1) * limit, int.MaxValue);

        // One more than the page holds, to know whether there is a next one.
        List<StoredResource> resources = Cut(found, skipped, limit < int.MaxValue ? limit + 1 : limit);
        bool isLast = resources.Count <= limit;
        IEnumerable<byte[]> items = resources.Take(limit).Select(toJson);

        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter writer = new(buffer, JsonText.WriterOptions))
        {
            switch (call.Operation.Response?.Kind)
            {
                case SchemaTypeKind.Page:
                    writer.WriteStartObject();
                    WriteItems(writer, items, "data");
                    WriteEnvelope(writer, call, page, limit, isLast, found);
                    writer.WriteEndObject();
                    break;
                case SchemaTypeKind.Data:
                    writer.WriteStartObject();
                    WriteItems(writer, items, "data");
                    writer.WriteEndObject();
                    break;
                default:
                    WriteItems(writer, items, name: null);
                    break;
            }
        }

        return call.Success(buffer.WrittenSpan.ToArray());
    }

    // A late page of many resources costs no more than the first one, where nothing has to be looked at on the way.
    private static List<StoredResource> Cut(IEnumerable<StoredResource> found, int skipped, int count) => found is IReadOnlyList<StoredResource> all
        ? [.. Enumerable.Range(skipped, Math.Clamp(all.Count - skipped, 0, count)).Select(index => all[index])]
        : [.. found.Skip(skipped).Take(count)];

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable<byte[]> items, string? name)
    {
        if (name is not null)
        {
            writer.WritePropertyName(name);
        }

        writer.WriteStartArray();
        foreach (byte[] item in items)
        {
            writer.WriteRawValue(item, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private void WriteEnvelope(Utf8JsonWriter writer, SandboxCall call, int page, int limit, bool isLast, IEnumerable<StoredResource> found)
    {
        writer.WriteNumber("page", page);
        writer.WriteNumber("limit", limit);
        if (options.IncludeTotalNumberOfPages)
        {
            writer.WriteNumber("total_number_of_pages", (found.Count() + limit - 1) / limit);
        }

        writer.WriteStartObject("links");
        writer.WriteString("first", Link(call, 1));
        writer.WriteString("previous", page > 1 ? Link(call, page - 1) : null);
        writer.WriteString("current", Link(call, page));
        writer.WriteString("next", isLast ? null : Link(call, page + 1));
        writer.WriteEndObject();
    }

    private static string Link(SandboxCall call, int page) =>
        $"{call.Request.Origin}{call.Request.Path}?{call.Query.WithPage(page)}";

    private static int? ReadNumber(SandboxCall call, string name)
    {
        if (call.Query[name] is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw SandboxError.InvalidField(name, "value must be a whole number greater than 0");
    }
}
