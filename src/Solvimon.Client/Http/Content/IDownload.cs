namespace Solvimon.Client.Http.Content;

/// <summary>Where a <see cref="DownloadStream"/> reads from.</summary>
internal interface IDownload : IDisposable
{
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
