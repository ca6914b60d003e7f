using System.Security.Cryptography;
using System.Text;
using Concord.Pipeline.Reporting.Sections;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting;

/// <summary>The report as one HTML file that asks the network for nothing.</summary>
/// <remarks>The content security policy admits the page's own style and script by their SHA-256 and pictures as data; there is no inline style attribute and no event attribute. Well-formed as XML, so that a test can parse it.</remarks>
public static class HtmlPage
{
    /// <summary>The page.</summary>
    public static string Write(ReportContext context)
    {
        string style = EmbeddedText.Read("Concord.Report.page.css"), script = EmbeddedText.Read("Concord.Report.page.js");
        string policy = $"default-src 'none'; style-src 'sha256-{Hash(style)}'; script-src 'sha256-{Hash(script)}'; img-src data: blob:; base-uri 'none'; form-action 'none'";
        List<(ReportSection Section, Markup Body)> sections = [.. SectionCatalogue.All.Select(section => (Section: section, Body: section.Render(context))).Where(pair => pair.Body is not null).Select(pair => (pair.Section, pair.Body!.Value))];
        Markup links = Markup.Join(sections.Select(pair => Markup.Of($"<li><a href=\"#{pair.Section.Id}\">{pair.Section.TitleFor(context)}</a></li>")));
        Markup bodies = Markup.Join(sections.Select(pair => Markup.Of($"<section id=\"{pair.Section.Id}\">{(pair.Section is AnswerSection ? Markup.Empty : Markup.Of($"<h2>{pair.Section.TitleFor(context)}</h2>"))}{pair.Body}</section>\n")));
        string name = NameText.Short(context.Input.Name);
        Markup page = Markup.Of($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width,initial-scale=1" /><meta http-equiv="Content-Security-Policy" content="{policy}" /><title>{name} · Concord report</title><link rel="icon" href="data:," /><style>{new Markup(style)}</style></head><body>
            <a class="skip" href="#main">Skip to the answer</a>
            <header><div class="bar"><span class="brand">Concord</span><nav aria-label="Sections"><ul>{links}</ul></nav><div class="ctl"><label class="vh" for="hl">Highlight a model</label><input id="hl" type="search" placeholder="Highlight a model" /><button type="button" id="th" aria-label="Switch between light and dark">◐</button></div></div></header>
            <main id="main">{bodies}</main>
            <footer>Concord report of {Markup.Name(context.Input.Name)} · no network request, no tracking · <a href="#answer">back to the answer</a></footer><div id="tip" aria-hidden="true"></div>
            <script>{new Markup(script)}</script></body></html>

            """);
        return page.ToString();
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
