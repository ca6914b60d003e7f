using System.Globalization;
using System.Net;

namespace Concord.Pipeline.Resolution;

/// <summary>Judges the head of a server's answer, and makes the partial file ready for its body.</summary>
internal sealed class AnswerHead(SourceSpec source, PartialFile partial, FetchOptions options)
{
    /// <summary>Whether bytes of an earlier connection are part of the file.</summary>
    public bool Resumed { get; private set; }

    /// <summary>Reads the head; false where the file is already whole.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="total">Bytes of the whole file, as the server says; null where it does not.</param>
    /// <exception cref="IOException">It may be right at the next try.</exception>
    /// <exception cref="ResolutionException">It cannot be the declared file.</exception>
    public bool Begin(HttpResponseMessage response, out long? total)
    {
        total = response.Content.Headers.ContentRange?.Length;
        switch (response.StatusCode)
        {
            case HttpStatusCode.RequestedRangeNotSatisfiable when partial.Length > 0 && total == partial.Length:
                this.Resumed = true;
                return false;
            case HttpStatusCode.RequestedRangeNotSatisfiable when partial.Length > 0:
                throw this.BeginAgain("the server has less than an earlier fetch left here");
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From != partial.Length:
                throw this.BeginAgain("the server sent another part than was asked for");
            case HttpStatusCode.PartialContent when partial.Validator is { } kept && ValidatorOf(response) is { } now && now != kept:
                throw this.BeginAgain("the file has changed at the server");
            case HttpStatusCode.PartialContent:
                this.Resumed |= partial.Length > 0;
                break;
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                throw new BusyServerException(response, options.Clock.GetUtcNow());
            case >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest:
                throw this.Refused(FormattableString.Invariant($"leads to {response.Headers.Location?.OriginalString ?? "nowhere"}, which is not followed: after {SourceClient.MostRedirections} redirections, from https to http, or to anything but these"));
            default:
                response.EnsureSuccessStatusCode();
                total = response.Content.Headers.ContentLength;
                this.Resumed = false;
                partial.Restart(ValidatorOf(response));
                break;
        }

        this.Judge(response, total);
        this.Tell(total, partial.Length > 0 ? FormattableString.Invariant($"going on after {partial.Length} bytes") : null);
        return true;
    }

    /// <summary>Refuses a body that goes on past the declared size.</summary>
    public void RefuseMore(long length)
    {
        if (source.Bytes is { } declared && length > declared)
        {
            throw this.Refused(FormattableString.Invariant($"sends more than {declared} bytes, which are declared"));
        }
    }

    /// <summary>Says where the fetch stands.</summary>
    public void Tell(long? total, string? happened = null) => options.Progress?.Report(new FetchProgress(source.What, partial.Length, total ?? source.Bytes, happened));

    private void Judge(HttpResponseMessage response, long? total)
    {
        if (response.Content.Headers.ContentType?.MediaType is "text/html")
        {
            throw this.Refused("answered with a web page, not a file", "Fetch it by hand and give its path.");
        }

        if (response.Content.Headers.ContentEncoding.FirstOrDefault(encoding => encoding != "identity") is { } encoding)
        {
            throw this.Refused($"sends the file packed ({encoding}) although it was asked not to", "Fetch it by hand and give its path.");
        }

        if (source.Bytes is { } declared && total is { } offered && offered != declared)
        {
            throw this.Refused(FormattableString.Invariant($"offers {offered} bytes, declared are {declared}"));
        }

        if (source.Bytes is null && total is { } all)
        {
            Hosting.DiskSpace.Require(source.What, partial.Folder, all - partial.Length, options.FreeSpace);
        }
    }

    private ResolutionException Refused(string why, string remedy = "")
    {
        partial.Restart();
        return new ResolutionException($"{source.What}: {source.Url} {why}; nothing was kept. {remedy}".TrimEnd());
    }

    private IOException BeginAgain(string why)
    {
        partial.Restart();
        return new IOException(why + "; beginning again");
    }

    // A weak ETag may stand for other bytes; a date is the next best.
    private static string? ValidatorOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture);
}
