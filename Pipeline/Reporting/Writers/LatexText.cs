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
        ['*'] = "{*}",
        ['\''] = @"\textquotesingle{}",
        ['`'] = @"\textasciigrave{}",
        ['ĸ'] = "U+0138",
        ['ŉ'] = "U+0149",
        ['ŧ'] = "U+0167",
        ['Ŧ'] = "U+0166",
        ['ħ'] = "U+0127",
        ['Ħ'] = "U+0126",
        ['Ŀ'] = "U+013F",
        ['ŀ'] = "U+0140",
        ['ſ'] = "U+017F",
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

    /// <summary>Escapes what LaTeX would act on; newlines become spaces, characters beyond Latin without a known command <c>U+XXXX</c>.</summary>
    /// <remarks>A star or bracket at the start of a row would belong to the <c>\\</c> before it, so both stand in braces; <c>--</c> stays two hyphens.</remarks>
    public static string Escape(string? text) => Breakable(text, int.MaxValue);

    /// <summary>The same, with places where a line may break: within names after punctuation, and in any run of more than <paramref name="longest"/> characters.</summary>
    public static string Breakable(string? text, int longest)
    {
        string visible = NameText.Visible((text ?? string.Empty).ReplaceLineEndings(" "));
        var escaped = new StringBuilder(visible.Length + 16);
        int run = 0;
        Rune before = default;
        foreach (Rune rune in visible.EnumerateRunes())
        {
            if (longest < int.MaxValue && Ends(before, rune))
            {
                escaped.Append("\\allowbreak{}");
                run = 0;
            }
            else if (run >= longest)
            {
                escaped.Append("\\penalty500 ");
                run = 0;
            }

            run = Rune.IsWhiteSpace(rune) ? 0 : run + 1;
            escaped.Append(rune.Value == '-' && before.Value == '-' ? "{}-" : rune.Value == ',' && before.Value == ',' ? "{}," : Character(rune));
            before = rune;
        }

        return escaped.ToString();
    }

    private static bool Ends(Rune before, Rune rune) => before.Value is '_' or '/' or '.' or ',' or '(' or ')' or '=' or ';' or ':' or '-' && Rune.IsLetter(rune);

    private static string Character(Rune rune) =>
        Known.TryGetValue(rune.Value, out string? command) ? command : rune.Value <= 0x17f ? rune.ToString() : "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture);
}
