using System.Text;

namespace Concord.Pipeline.Reporting.Wording;

/// <summary>The one encoder for HTML and SVG text and attributes.</summary>
internal static class HtmlEncoding
{
    /// <summary>Encodes <c>&amp; &lt; &gt; " '</c> and shows hidden characters, which XML or the reading direction would not bear, as U+XXXX.</summary>
    public static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var html = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\'': html.Append("&#39;"); break;
                case '\t' or '\n' or '\r': html.Append((char)rune.Value); break;
                default: html.Append(NameText.Visible(rune)); break;
            }
        }

        return html.ToString();
    }
}
