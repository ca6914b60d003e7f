using System.Globalization;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>On what, and how closely, models of two levels are matched.</summary>
/// <param name="Tag">A tag with a number, such as accuracy or parameters.</param>
/// <param name="Calliper">The largest difference: in the tag's unit, or as a share where <paramref name="IsRatio"/>; null for a fifth of the standard deviation.</param>
/// <param name="IsRatio">Whether ratios are compared and not differences.</param>
public sealed record MatchRule(string Tag, double? Calliper, bool IsRatio)
{
    /// <summary>The calliper where none is given, in standard deviations of the property over both levels (Austin 2011, doi:10.1002/pst.433).</summary>
    public const double DefaultCalliper = 0.2;

    /// <summary>Reads <c>accuracy</c>, <c>accuracy:0.02</c> or <c>parameters:10%</c>; null for anything else.</summary>
    public static MatchRule? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return text.Length == 0 ? null : new MatchRule(text, null, false);
        }

        bool isRatio = text.EndsWith('%');
        string number = text[(colon + 1)..].TrimEnd('%');
        return colon > 0 && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double calliper) && calliper >= 0 && double.IsFinite(calliper)
            ? new MatchRule(text[..colon], isRatio ? calliper / 100 : calliper, isRatio)
            : null;
    }
}
