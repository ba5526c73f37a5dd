using System.Net.Http.Headers;

namespace Solvimon.Client.Http.Content;

/// <summary>The body <c>{}</c>, for operations that take a body but nothing in it.</summary>
internal sealed class EmptyObjectContent : ByteArrayContent
{
    private static readonly byte[] Bytes = "{}"u8.ToArray();
    private static readonly MediaTypeHeaderValue JsonMediaType = new("application/json");

    public EmptyObjectContent()
        : base(Bytes) => Headers.ContentType = JsonMediaType;
}
