using System.Net;
using System.Net.Sockets;

namespace GoRun.Resolve.Modules.Web;

/// <summary>Makes TCP connections, and says what failed in go's words.</summary>
internal static class Dialer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <exception cref="DialException">None of the host's addresses takes the connection.</exception>
    public static async ValueTask<Stream> Connect(DnsEndPoint target, CancellationToken cancellation)
    {
        IPAddress[] addresses = await Resolve(target.Host, cancellation).ConfigureAwait(false);
        DialException? first = null;
        foreach (IPAddress address in addresses)
        {
            try
            {
                return await Connect(new IPEndPoint(address, target.Port), cancellation).ConfigureAwait(false);
            }
            catch (DialException e)
            {
                first ??= e;
            }
        }

        throw first ?? new DialException($"dial tcp: lookup {target.Host}: no such host");
    }

    private static async Task<IPAddress[]> Resolve(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out IPAddress? address)) return [address];
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw new DialException($"dial tcp: lookup {host}: {WebFailure.Of(e)}");
        }
    }

    private static async Task<Stream> Connect(IPEndPoint target, CancellationToken cancellation)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            await socket.ConnectAsync(target, limit.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new DialException($"dial tcp {target}: {WebFailure.Of(e)}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            socket.Dispose();
            throw new DialException($"dial tcp {target}: i/o timeout");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
