namespace Solvimon.Client.Http.Content;

/// <summary>The body <c>{}</c>, for operations that take a body but nothing in it.</summary>
internal sealed class EmptyObjectContent : ByteArrayContent
{
    private static readonly byte[] Bytes = "{}"u8.ToArray();

    public EmptyObjectContent()
        : base(Bytes) => Headers.TryAddWithoutValidation("Content-Type", "application/json");
}
