using System.Net;
using System.Net.Sockets;

namespace Concord.Pipeline.Tests.Resolution;

/// <summary>A server on this machine alone; every path answers with the same bytes, or with a body shorter than it said.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public LoopbackServer(byte[] body, HttpStatusCode status = HttpStatusCode.OK, int missingBytes = 0)
    {
        using (TcpListener probe = new(IPAddress.Loopback, 0))
        {
            probe.Start();
            this.Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        this.listener.Prefixes.Add(this.Url);
        this.listener.Start();
        this.serving = Task.Run(() => this.Serve(body, status, missingBytes));
    }

    public string Url { get; }

    public int Requests { get; private set; }

    public void Dispose()
    {
        this.listener.Close();
        this.serving.Wait();
    }

    private async Task Serve(byte[] body, HttpStatusCode status, int missingBytes)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await this.listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            this.Requests++;
            context.Response.StatusCode = (int)status;
            context.Response.ContentLength64 = body.Length + missingBytes;
            await context.Response.OutputStream.WriteAsync(body);
            if (missingBytes > 0)
            {
                context.Response.Abort();
            }
            else
            {
                context.Response.Close();
            }
        }
    }
}
