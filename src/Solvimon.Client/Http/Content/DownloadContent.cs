using System.Net;
using System.Net.Http.Headers;
using Solvimon.Client.Calls;

namespace Solvimon.Client.Http.Content;

/// <summary>The body of a streamed answer. Gives the stream itself to who asks for it, where <see cref="StreamContent"/> would give one around it.</summary>
internal sealed class DownloadContent(Stream stream) : HttpContent
{
    public static async Task<DownloadContent> OpenAsync(HttpContent source, ApiCall call, SolvimonClientOptions options, CancellationToken cancellationToken)
    {
        Stream body = await source.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new DownloadContent(new DownloadStream(new Body(source, body, call, options))
        {
            FileName = AnswerText.Clean(FileNameOf(source.Headers.ContentDisposition), call),
            ContentType = AnswerText.Clean(source.Headers.ContentType?.MediaType, call),
            ContentLength = source.Headers.ContentLength,
        });
    }

    public static SolvimonConnectionException Broken(Exception exception, ApiCall call) =>
        new SolvimonConnectionException($"The answer to {call.Progress.Operation.Name} ended too early.", WireFailure.WithoutWords(exception)).About(call);

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(stream);

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) => stream.CopyToAsync(target);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    // A server may suggest ../../etc/passwd: a name is the last part alone.
    private static string? FileNameOf(ContentDispositionHeaderValue? disposition)
    {
        string? name = disposition?.FileNameStar ?? disposition?.FileName?.Trim('"');
        if (name is null)
        {
            return null;
        }

        name = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(static character => !char.IsControl(character))).Trim();
        return name is "" or "." or ".." ? null : name;
    }

    /// <summary>A read that stalls ends, and what goes wrong is an exception of the SDK.</summary>
    private sealed class Body(HttpContent source, Stream inner, ApiCall call, SolvimonClientOptions options) : IDownload
    {
        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            using CancellationTokenSource timer = new(options.AttemptTimeout, options.TimeProvider);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
            try
            {
                return await inner.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (cancellationToken.IsCancellationRequested && (e is OperationCanceledException || WireFailure.IsBrokenBody(e)))
            {
                // The caller's own token, not the one that joins it to the timer.
                throw new TaskCanceledException($"Reading the answer to {call.Progress.Operation.Name} was canceled.", e, cancellationToken);
            }
            catch (OperationCanceledException e) when (timer.IsCancellationRequested)
            {
                throw new SolvimonTimeoutException($"The answer to {call.Progress.Operation.Name} stalled for longer than AttemptTimeout.", e).About(call);
            }
            catch (Exception e) when (WireFailure.IsBrokenBody(e))
            {
                throw Broken(e, call);
            }
        }

        public void Dispose()
        {
            inner.Dispose();
            source.Dispose();
        }
    }
}
