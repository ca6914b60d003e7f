using System.Net;
using System.Net.Sockets;

namespace Concord.Pipeline.Tests.Resolution;

/// <summary>A server on this machine alone: every path answers with the same bytes, or as a script says.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;
    private readonly Action<int, HttpListenerContext> answer;

    public LoopbackServer(byte[] body, HttpStatusCode status = HttpStatusCode.OK, int missingBytes = 0)
        : this((_, context) => Send(context, body, status, body.Length + missingBytes))
    {
    }

    /// <param name="answer">Told the number of the request, from 1, and the request; closes or aborts the response.</param>
    public LoopbackServer(Action<int, HttpListenerContext> answer)
    {
        this.answer = answer;
        using (TcpListener probe = new(IPAddress.Loopback, 0))
        {
            probe.Start();
            this.Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        this.listener.Prefixes.Add(this.Url);
        this.listener.Start();
        this.serving = Task.Run(this.Serve);
    }

    public string Url { get; }

    public int Requests => this.Ranges.Count;

    /// <summary>The Range header of each request; null where it had none.</summary>
    public List<string?> Ranges { get; } = [];

    /// <summary>Sends a body; a body shorter than the length that was said ends with a broken connection.</summary>
    public static void Send(HttpListenerContext context, ReadOnlySpan<byte> body, HttpStatusCode status = HttpStatusCode.OK, long? saidLength = null)
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentLength64 = saidLength ?? body.Length;
        context.Response.OutputStream.Write(body);
        context.Response.OutputStream.Flush();
        if (saidLength > body.Length)
        {
            context.Response.Abort();
        }
        else
        {
            context.Response.Close();
        }
    }

    /// <summary>Sends what the Range header asks for, as a server that can resume; breaks off after a number of bytes.</summary>
    public static void SendRange(HttpListenerContext context, byte[] whole, int breakAfter = int.MaxValue, string? tag = null)
    {
        int from = context.Request.Headers["Range"] is { } range ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        if (tag is not null)
        {
            context.Response.AddHeader("ETag", tag);
            from = context.Request.Headers["If-Range"] is { } condition && condition != tag ? 0 : from;
        }

        if (from >= whole.Length)
        {
            context.Response.AddHeader("Content-Range", $"bytes */{whole.Length}");
            Send(context, [], HttpStatusCode.RequestedRangeNotSatisfiable);
            return;
        }

        if (from > 0)
        {
            context.Response.AddHeader("Content-Range", $"bytes {from}-{whole.Length - 1}/{whole.Length}");
        }

        ReadOnlySpan<byte> rest = whole.AsSpan(from);
        Send(context, rest[..Math.Min(breakAfter, rest.Length)], from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK, rest.Length);
    }

    public void Dispose()
    {
        this.listener.Close();

        // HttpListener loses a wait that begins while it is closed: that task never ends, and nobody needs it.
        this.serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task Serve()
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

            this.Ranges.Add(context.Request.Headers["Range"]);
            try
            {
                this.answer(this.Requests, context);
            }
            catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The client has gone, or the body was longer than was said.
                context.Response.Abort();
            }
        }
    }
}
