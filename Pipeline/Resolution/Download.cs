using System.Net.Http.Headers;

namespace Concord.Pipeline.Resolution;

/// <summary>Fetches one address into a partial file: goes on where an earlier fetch broke off, and tries again after failures that may pass.</summary>
internal sealed class Download(SourceSpec source, PartialFile partial, FetchOptions options)
{
    private const int BufferSize = 1 << 20;

    private readonly AnswerHead head = new(source, partial, options);
    private long furthest = partial.Length;

    /// <summary>Whether bytes of an earlier connection are part of the file.</summary>
    public bool Resumed => this.head.Resumed;

    /// <summary>Returns when all bytes are there.</summary>
    /// <exception cref="HttpRequestException">The server refuses, or cannot be reached, or every try failed.</exception>
    /// <exception cref="IOException">The connection broke each time.</exception>
    /// <exception cref="ResolutionException">What the server offers cannot be the declared file.</exception>
    /// <exception cref="Hosting.DiskFullException">What it offers does not fit on the disk.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        if (source.Sha256 is null && source.Digest is null && partial.Validator is null)
        {
            // Nothing would tell whether the rest belongs to what is here.
            partial.Restart();
        }

        RetryPipeline.Create(options, this.Brought, this.Pausing).Execute(this.Once, cancellationToken);
    }

    // A trickle is no progress: else one byte a minute would go on for years.
    private bool Brought(Exception exception) => exception is not StalledException && partial.Length > this.furthest;

    private void Pausing(Exception exception, TimeSpan pause)
    {
        this.furthest = Math.Max(this.furthest, partial.Length);
        this.head.Tell(null, FormattableString.Invariant($"broken off after {partial.Length} bytes ({exception.Message}); trying again in {pause.TotalSeconds:0.#} s"));
    }

    private void Once(CancellationToken cancellationToken)
    {
        using CancellationTokenSource stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        long since = partial.Length;
        stall.CancelAfter(options.Stall);
        try
        {
            this.Receive(
                () =>
                {
                    if (partial.Length - since >= options.LeastBytes || partial.Length < since)
                    {
                        since = partial.Length;
                        stall.CancelAfter(options.Stall);
                    }
                },
                stall.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StalledException(Math.Max(0, partial.Length - since), options.Stall, exception);
        }
    }

    private void Receive(Action received, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = SourceClient.Get(source.Url!, this.RequestFor, cancellationToken);
        if (!this.head.Begin(response, out long? total))
        {
            return;
        }

        using Stream body = response.Content.ReadAsStream(cancellationToken);
        byte[] buffer = new byte[BufferSize];
        for (int read; (read = body.ReadAsync(buffer, cancellationToken).AsTask().GetAwaiter().GetResult()) > 0;)
        {
            this.head.RefuseMore(partial.Length + read);
            partial.Append(buffer.AsSpan(0, read));
            received();
            this.head.Tell(total);
        }

        if ((total ?? source.Bytes) is { } all && partial.Length != all)
        {
            throw new IOException(FormattableString.Invariant($"{(total is null ? "declared are" : "the server said")} {all} bytes and {partial.Length} came"));
        }
    }

    private HttpRequestMessage RequestFor(Uri address)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        // Packed on the way, it would be neither the declared bytes nor something to go on with.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (partial.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(partial.Length, null);
            if (partial.Validator is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Range", partial.Validator);
            }
        }

        return request;
    }
}
