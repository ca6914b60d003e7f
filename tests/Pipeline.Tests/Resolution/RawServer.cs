using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Concord.Pipeline.Tests.Resolution;

/// <summary>A server on this machine that sends whatever a script writes, also what no honest server sends.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Thread serving;
    private readonly Action<int, string, NetworkStream> answer;

    /// <param name="answer">Told the number of the request, from 1, its head, and where to write; the connection is closed when it returns.</param>
    public RawServer(Action<int, string, NetworkStream> answer)
    {
        this.answer = answer;
        this.listener.Start();
        this.Url = $"http://127.0.0.1:{((IPEndPoint)this.listener.LocalEndpoint).Port}/";
        // Its own thread: where many tests run, the pool may have none for seconds, and a test of a stall would see another one.
        this.serving = new Thread(this.Serve) { IsBackground = true };
        this.serving.Start();
    }

    public string Url { get; }

    /// <summary>The heads of the requests.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The first byte that a request's Range asks for; 0 without one.</summary>
    public static int From(string head)
    {
        int range = head.IndexOf("Range: bytes=", StringComparison.OrdinalIgnoreCase);
        return range < 0 ? 0 : int.Parse(head[(range + 13)..head.IndexOf('-', range + 13)], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a head and a body.</summary>
    public static void Write(NetworkStream stream, string head, ReadOnlySpan<byte> body)
    {
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {head.ReplaceLineEndings("\r\n")}\r\nConnection: close\r\n\r\n"));
        stream.Write(body);
    }

    public void Dispose()
    {
        this.listener.Stop();
        this.serving.Join();
    }

    private void Serve()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = this.listener.AcceptTcpClient();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            using (client)
            {
                try
                {
                    NetworkStream stream = client.GetStream();
                    StringBuilder head = new();
                    while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && stream.ReadByte() is var letter and >= 0)
                    {
                        head.Append((char)letter);
                    }

                    this.Requests.Add(head.ToString());
                    this.answer(this.Requests.Count, head.ToString(), stream);
                }
                catch (IOException)
                {
                    // The client has gone.
                }
            }
        }
    }
}
