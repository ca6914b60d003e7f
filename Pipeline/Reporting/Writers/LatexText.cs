using System.Globalization;
using System.Text;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>Text inside LaTeX.</summary>
public static class LatexText
{
    private static readonly Dictionary<int, string> Known = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['{'] = @"\{",
        ['}'] = @"\}",
        ['$'] = @"\$",
        ['&'] = @"\&",
        ['#'] = @"\#",
        ['^'] = @"\textasciicircum{}",
        ['_'] = @"\_",
        ['%'] = @"\%",
        ['~'] = @"\textasciitilde{}",
        ['<'] = @"\textless{}",
        ['>'] = @"\textgreater{}",
        ['|'] = @"\textbar{}",
        ['"'] = @"\textquotedbl{}",
        ['['] = "{[}",
        [']'] = "{]}",
        ['–'] = "--",
        ['—'] = "---",
        ['−'] = "$-$",
        ['×'] = @"$\times$",
        ['÷'] = @"$\div$",
        ['·'] = @"$\cdot$",
        ['…'] = @"\dots{}",
        ['≥'] = @"$\geq$",
        ['≤'] = @"$\leq$",
        ['±'] = @"$\pm$",
        ['∞'] = @"$\infty$",
        ['→'] = @"$\rightarrow$",
        ['’'] = "'",
        ['‘'] = "`",
        ['“'] = "``",
        ['”'] = "''",
        ['\u00a0'] = "~",
        ['\u202f'] = @"\,",
        ['⁰'] = "$^0$",
        ['¹'] = "$^1$",
        ['²'] = "$^2$",
        ['³'] = "$^3$",
        ['⁴'] = "$^4$",
        ['⁵'] = "$^5$",
        ['⁶'] = "$^6$",
        ['⁷'] = "$^7$",
        ['⁸'] = "$^8$",
        ['⁹'] = "$^9$",
        ['⁻'] = "$^-$",
        ['₁'] = "$_1$",
        ['₂'] = "$_2$",
        ['α'] = @"$\alpha$",
        ['β'] = @"$\beta$",
        ['γ'] = @"$\gamma$",
        ['δ'] = @"$\delta$",
        ['ε'] = @"$\varepsilon$",
        ['κ'] = @"$\kappa$",
        ['λ'] = @"$\lambda$",
        ['μ'] = @"$\mu$",
        ['ρ'] = @"$\rho$",
        ['σ'] = @"$\sigma$",
        ['τ'] = @"$\tau$",
        ['Σ'] = @"$\Sigma$",
    };

    /// <summary>Escapes what LaTeX would act on; newlines become spaces, characters beyond Latin-1 without a known command <c>U+XXXX</c>.</summary>
    public static string Escape(string? text)
    {
        string visible = NameText.Visible((text ?? string.Empty).ReplaceLineEndings(" "));
        var escaped = new StringBuilder(visible.Length + 16);
        foreach (Rune rune in visible.EnumerateRunes())
        {
            if (Known.TryGetValue(rune.Value, out string? command))
            {
                escaped.Append(command);
            }
            else if (rune.Value < 0x17f)
            {
                escaped.Append(rune.ToString());
            }
            else
            {
                escaped.Append("U+").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
