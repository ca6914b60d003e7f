using System.Net;

namespace Concord.Pipeline.Resolution;

/// <summary>The one client for all fetches: a set of hundreds of small files uses a connection again.</summary>
internal static class SourceClient
{
    /// <summary>How many redirections are followed.</summary>
    public const int MostRedirections = 10;

    private static readonly HttpClient Shared = Create();

    /// <summary>Asks for a file, and follows redirections from http to http or https and from https to https.</summary>
    /// <remarks>The library's own following would also try ftp and other schemes, as if they were http.</remarks>
    /// <param name="url">Where to begin.</param>
    /// <param name="requestFor">Makes a request for an address.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>The answer's head; a redirection where it is not followed.</returns>
    public static HttpResponseMessage Get(string url, Func<Uri, HttpRequestMessage> requestFor, CancellationToken cancellationToken)
    {
        Uri address = new(url);
        for (int followed = 0; ; followed++)
        {
            using HttpRequestMessage request = requestFor(address);
            HttpResponseMessage response = Shared.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).GetAwaiter().GetResult();
            if (followed == MostRedirections || Next(address, response) is not { } next)
            {
                return response;
            }

            response.Dispose();
            address = next;
        }
    }

    /// <summary>Refuses an address that is not of the web.</summary>
    /// <exception cref="ResolutionException">No absolute address, or neither http nor https.</exception>
    public static void RequireWeb(SourceSpec source)
    {
        if (!Uri.TryCreate(source.Url, UriKind.Absolute, out Uri? address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new ResolutionException($"{source.What}: '{source.Url}' is no address to fetch from; expected one that begins with https:// or http://.");
        }
    }

    private static Uri? Next(Uri address, HttpResponseMessage response)
    {
        bool moved = response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        return moved && response.Headers.Location is { } location && Uri.TryCreate(address, location, out Uri? next) && next.Host.Length > 0
            && (next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttp))
            ? next
            : null;
    }

    private static HttpClient Create()
    {
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        HttpClient client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        // Some servers refuse clients without a name.
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "concord");
        return client;
    }
}
