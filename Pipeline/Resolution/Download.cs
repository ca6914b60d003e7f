using System.Net;
using System.Net.Http.Headers;

namespace Concord.Pipeline.Resolution;

/// <summary>Fetches one address into a partial file: goes on where an earlier fetch broke off, and tries again after failures that may pass.</summary>
internal sealed class Download(HttpClient client, SourceSpec source, PartialFile partial, FetchOptions options)
{
    private const int BufferSize = 1 << 20;

    private long furthest = partial.Length;

    /// <summary>Whether bytes of an earlier connection are part of the file.</summary>
    public bool Resumed { get; private set; }

    /// <summary>Returns when all bytes are there.</summary>
    /// <exception cref="HttpRequestException">The server refuses, or cannot be reached, or every try failed.</exception>
    /// <exception cref="IOException">The connection broke each time.</exception>
    /// <exception cref="ResolutionException">What the server offers cannot be the declared file.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        if (source.Sha256 is null && partial.Validator is null)
        {
            // Nothing would tell whether the rest belongs to what is here.
            partial.Restart();
        }

        for (int failures = 0; ;)
        {
            try
            {
                this.Once(cancellationToken);
                return;
            }
            catch (Exception exception) when (MayPass(exception) && !cancellationToken.IsCancellationRequested)
            {
                failures = partial.Length > this.furthest ? 1 : failures + 1;
                this.furthest = Math.Max(this.furthest, partial.Length);
                if (failures >= options.Attempts)
                {
                    throw;
                }

                TimeSpan pause = options.PauseAfter(failures, (exception as BusyServerException)?.RetryAfter);
                this.Tell(null, FormattableString.Invariant($"broken off after {partial.Length} bytes ({exception.Message}); trying again in {pause.TotalSeconds:0.#} s"));
                options.Pause(pause, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static bool MayPass(Exception exception) => exception switch
    {
        BusyServerException => true,
        // Without a network there is no use in waiting; a refused or broken connection may come back.
        HttpRequestException request => request.StatusCode is null && request.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError),
        IOException disk => !Hosting.DiskSpace.IsFull(disk) && disk is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException),
        _ => false,
    };

    private void Once(CancellationToken cancellationToken)
    {
        using CancellationTokenSource stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            this.Receive(stall);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException(FormattableString.Invariant($"nothing came for {options.Stall.TotalSeconds:0.#} s"), exception);
        }
    }

    private void Receive(CancellationTokenSource stall)
    {
        stall.CancelAfter(options.Stall);
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(source.Url!));
        if (partial.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(partial.Length, null);
            if (partial.Validator is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Range", partial.Validator);
            }
        }

        using HttpResponseMessage response = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).GetAwaiter().GetResult();
        if (!this.Begin(response, out long? total))
        {
            return;
        }

        using Stream body = response.Content.ReadAsStream(stall.Token);
        byte[] buffer = new byte[BufferSize];
        while (true)
        {
            stall.CancelAfter(options.Stall);
            int read = body.ReadAsync(buffer, stall.Token).AsTask().GetAwaiter().GetResult();
            if (read == 0)
            {
                break;
            }

            partial.Append(buffer.AsSpan(0, read));
            this.Tell(total);
        }

        if (total is { } all && partial.Length != all)
        {
            throw new IOException(FormattableString.Invariant($"the server said {all} bytes and sent {partial.Length}"));
        }
    }

    /// <summary>Reads the head of the answer and makes the partial file ready for its body; false where the file is already whole.</summary>
    private bool Begin(HttpResponseMessage response, out long? total)
    {
        total = response.Content.Headers.ContentRange?.Length;
        switch (response.StatusCode)
        {
            case HttpStatusCode.RequestedRangeNotSatisfiable when partial.Length > 0:
                if (total == partial.Length)
                {
                    this.Resumed = true;
                    return false;
                }

                partial.Restart();
                throw new IOException("the server has less than an earlier fetch left here; beginning again");
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From != partial.Length:
                partial.Restart();
                throw new IOException("the server sent another part than was asked for; beginning again");
            case HttpStatusCode.PartialContent:
                this.Resumed |= partial.Length > 0;
                break;
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                throw new BusyServerException(response);
            default:
                response.EnsureSuccessStatusCode();
                total = response.Content.Headers.ContentLength;
                this.Resumed = false;
                partial.Restart(ValidatorOf(response));
                break;
        }

        this.Refuse(response, total);
        this.Tell(total, partial.Length > 0 ? FormattableString.Invariant($"going on after {partial.Length} bytes") : null);
        return true;
    }

    private void Refuse(HttpResponseMessage response, long? total)
    {
        if (response.Content.Headers.ContentType?.MediaType is "text/html")
        {
            partial.Restart();
            throw new ResolutionException($"{source.What}: {source.Url} answered with a web page, not a file; nothing was kept. Fetch it by hand and give its path.");
        }

        if (source.Bytes is { } declared && total is { } offered && offered != declared)
        {
            partial.Restart();
            throw new ResolutionException(FormattableString.Invariant($"{source.What}: {source.Url} offers {offered} bytes, declared are {declared}; nothing was kept."));
        }
    }

    // A weak ETag may stand for other bytes; a date is the next best.
    private static string? ValidatorOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : response.Content.Headers.LastModified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private void Tell(long? total, string? happened = null) => options.Progress?.Report(new FetchProgress(source.What, partial.Length, total, happened));
}
