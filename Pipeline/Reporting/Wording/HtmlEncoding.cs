using System.Text;

namespace Concord.Pipeline.Reporting.Wording;

/// <summary>The one encoder for HTML and SVG text and attributes.</summary>
internal static class HtmlEncoding
{
    /// <summary>Encodes <c>&amp; &lt; &gt; " '</c> and leaves out what XML 1.0 does not allow.</summary>
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
                case < 0x20 and not (0x9 or 0xA or 0xD) or 0xFFFE or 0xFFFF: html.Append('\uFFFD'); break;
                default: html.Append(rune.ToString()); break;
            }
        }

        return html.ToString();
    }
}
