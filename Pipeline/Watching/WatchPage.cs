using System.Security.Cryptography;
using System.Text;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Http;

namespace Concord.Pipeline.Watching;

/// <summary>The page itself: empty until its script has asked for what it shows. One page serves queue, submission and job; the script sees from the address which.</summary>
/// <remarks>It asks no other site for anything: style and script are in it, and the content policy admits them by their SHA-256.</remarks>
internal static class WatchPage
{
    private static readonly Lazy<(byte[] Page, string Policy)> Made = new(Make);

    /// <summary>Writes the page.</summary>
    public static async Task Write(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Made.Value.Policy;
        await WatchAnswers.Bytes(context, Made.Value.Page, "text/html; charset=utf-8");
    }

    private static (byte[] Page, string Policy) Make()
    {
        string style = EmbeddedText.Read("Concord.Report.page.css") + EmbeddedText.Read("Concord.Watch.watch.css");
        string script = EmbeddedText.Read("Concord.Watch.watch.js");
        Markup page = Markup.Of($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width,initial-scale=1" /><title>Concord queue</title><link rel="icon" href="data:," /><style>{new Markup(style)}</style></head><body>
            <a class="skip" href="#main">Skip to the jobs</a>
            <header><div class="bar"><a class="brand" href="/">Concord</a><nav aria-label="Place"><ul id="place"></ul></nav><span id="live" role="status"></span><div class="ctl"><button type="button" id="th" aria-label="Switch between light and dark">◐</button></div></div></header>
            <main id="main"><p id="alert" class="warn" role="alert" hidden="hidden"></p><div id="view"></div><noscript><p class="warn">This page shows nothing without its script. On a terminal, <code>concord jobs list</code> shows the same.</p></noscript></main>
            <footer>Concord {Version()} · this page shows and changes nothing; jobs are cancelled and tried again with <code>concord jobs</code><span id="zone"></span></footer>
            <script>{new Markup(script)}</script></body></html>

            """);
        string policy = $"default-src 'none'; style-src 'sha256-{Hash(style)}'; script-src 'sha256-{Hash(script)}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return (Encoding.UTF8.GetBytes(page.ToString()), policy);
    }

    // The first digits of the commit tell it from every other.
    private static string Version() => ProductVersion.Text.Split('+') is [string number, { Length: > 7 } commit] ? $"{number}+{commit[..7]}" : ProductVersion.Text;

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
