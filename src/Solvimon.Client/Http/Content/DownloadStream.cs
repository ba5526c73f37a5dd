using Solvimon.Client.Http.Content;

namespace Solvimon.Client;

/// <summary>
/// What the SDK's downloads (a PDF, a file of usage events) return as a <see cref="Stream"/>: read once, forwards, while it
/// arrives. Disposing of it gives the connection back.
/// </summary>
/// <remarks>
/// Returned as a <see cref="Stream"/>, as most callers want nothing more: <c>if (stream is DownloadStream { FileName: { } name })</c>.
/// </remarks>
public sealed class DownloadStream : Stream
{
    private readonly IDownload _source;
    private bool _isDisposed;

    /// <summary>Makes a download of a stream, for a test that substitutes a client.</summary>
    /// <param name="content">The content. It is disposed of together with this stream.</param>
    public DownloadStream(Stream content)
        : this(new PlainDownload(content))
    {
        ArgumentNullException.ThrowIfNull(content);
    }

    internal DownloadStream(IDownload source) => _source = source;

    /// <summary>
    /// The file's name as the server suggests it, without directories and control characters; <see langword="null"/> where the
    /// server suggests none.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>The media type, such as <c>application/pdf</c>; <see langword="null"/> where the server does not give it.</summary>
    public string? ContentType { get; init; }

    /// <summary>How many bytes the server announced; <see langword="null"/> where it did not, and where the content was compressed on its way.</summary>
    public long? ContentLength { get; init; }

    /// <summary><see langword="true"/> until the stream is disposed of.</summary>
    public override bool CanRead => !_isDisposed;

    /// <summary>Always <see langword="false"/>.</summary>
    public override bool CanSeek => false;

    /// <summary>Always <see langword="false"/>.</summary>
    public override bool CanWrite => false;

    /// <summary>Not supported; see <see cref="ContentLength"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Length => throw new NotSupportedException("A download has no certain length; see ContentLength.");

    /// <summary>Not supported: a download is read forwards.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The stream was disposed of.</exception>
    /// <exception cref="SolvimonTimeoutException">Nothing came for longer than <see cref="SolvimonClientOptions.AttemptTimeout"/>.</exception>
    /// <exception cref="SolvimonConnectionException">The answer ended too early.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled; the exception carries that token.</exception>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _source.ReadAsync(buffer, cancellationToken);
    }

    /// <inheritdoc cref="ReadAsync(Memory{byte}, CancellationToken)"/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Reads and blocks; prefer <see cref="ReadAsync(Memory{byte}, CancellationToken)"/>.</summary>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="offset">Where in <paramref name="buffer"/> they begin.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>How many bytes were read; 0 at the end.</returns>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Does nothing.</summary>
    public override void Flush()
    {
    }

    /// <summary>Not supported.</summary>
    /// <param name="offset">Not used.</param>
    /// <param name="origin">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    /// <param name="value">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    /// <param name="buffer">Not used.</param>
    /// <param name="offset">Not used.</param>
    /// <param name="count">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class PlainDownload(Stream content) : IDownload
    {
        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) => content.ReadAsync(buffer, cancellationToken);

        public void Dispose() => content.Dispose();
    }
}
