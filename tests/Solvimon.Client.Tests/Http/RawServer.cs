using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Solvimon.Client.Tests.Http;

/// <summary>Answers every connection's first request with these bytes, and closes it.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawServer(string answer)
    {
        _listener.Start();
        _ = ServeAsync(Encoding.UTF8.GetBytes(answer));
    }

    public SolvimonClient CreateClient() => new(new SolvimonClientOptions
    {
        ApiKey = TestKeys.ApiKey,
        BaseAddress = new Uri($"http://{_listener.LocalEndpoint}"),
        AllowInsecureLoopback = true,
        MaxRetries = 0,
    });

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(byte[] answer)
    {
        while (true)
        {
            try
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = connection.GetStream();
                await stream.ReadAtLeastAsync(new byte[4096], 1);
                await stream.WriteAsync(answer);
                connection.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(new byte[4096]) > 0)
                {
                }
            }
            catch (IOException)
            {
                // The client had enough.
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
