using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Concord.Pipeline.Watching;

/// <summary>Who may see the page: the first thing every request meets. Only questions are answered (GET and HEAD), so there is nothing that another site could make a browser do here.</summary>
/// <remarks>
/// <para>Without a token the page listens on this machine alone, and the name in the request must be this machine's: a foreign name that was made to point here (DNS rebinding) would let its site read along.</para>
/// <para>With a token every request must show it: as a cookie, or as <c>Authorization: Bearer TOKEN</c>. The address that is printed has it as <c>?token=</c>, which sets the cookie and is taken out of the address at once.</para>
/// </remarks>
internal sealed class WatchGate(AccessToken? token)
{
    private const string Cookie = "concord-token";
    private const string Parameter = "token";

    public async Task Pass(HttpContext context, RequestDelegate next)
    {
        SetHeaders(context.Response.Headers);
        if (token is null && !IsLocal(context.Request.Host))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        }
        else if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
        }
        else if (token is not null && token.Matches(Single(context.Request.Query[Parameter])))
        {
            Enter(context, token);
        }
        else if (token is not null && !this.HasToken(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else
        {
            await next(context);
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // What shows something says what it needs; all else may do nothing.
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    }

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;

    private static bool IsLocal(HostString host) => host.Host is "127.0.0.1" or "[::1]" || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static void Enter(HttpContext context, AccessToken shown)
    {
        context.Response.Cookies.Append(Cookie, shown.Text, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });

        // A path that begins with two strokes would lead to another site.
        string path = context.Request.Path.ToUriComponent();
        context.Response.Redirect(path.StartsWith("//", StringComparison.Ordinal) || path.Length == 0 ? "/" : path);
    }

    private bool HasToken(HttpRequest request)
    {
        const string scheme = "Bearer ";
        string? header = Single(request.Headers.Authorization);
        return token!.Matches(request.Cookies[Cookie]) || (header?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true && token.Matches(header[scheme.Length..].Trim()));
    }
}
