using System.Globalization;
using Concord.Alignment.Statistics;
using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Reporting.Wording;

/// <summary>Comparisons in words, which say what their intervals are of.</summary>
public static class ComparisonText
{
    /// <summary>Why scores are compared over models.</summary>
    public const string Unpaired = "unpaired: the table has no resamples";

    /// <summary>The same, of a table of others.</summary>
    public const string Foreign = "unpaired: other people's table has no resamples";

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Models that a comparison does not count, because nothing tells their level.</summary>
    public static string Unlevelled(string factor, IReadOnlyList<string> models) =>
        $"{models.Count} {(models.Count == 1 ? "network has" : "networks have")} no level of {NameText.Short(factor)} and {(models.Count == 1 ? "is" : "are")} in none of its comparisons: {NameText.List(models, 8)}.";

    /// <summary>A p value: two significant digits, below .0001 as a power; the dash where there is none.</summary>
    public static string P(double p) => double.IsNaN(p) ? NumberText.Missing : p < 1e-4
        ? Power(p)
        : p < 0.01 ? NumberText.Fixed(p, 4, dropZero: true) : NumberText.Fixed(p, p < 0.1 ? 3 : 2, dropZero: true);

    private static string Power(double p)
    {
        string[] parts = p.ToString("0.0e0", CultureInfo.InvariantCulture).Split('e');
        return p == 0 ? "< 10⁻³⁰⁰" : $"{parts[0]} × 10⁻{string.Concat(parts[1].TrimStart('-').Select(digit => Superscripts[digit - '0']))}";
    }

    /// <summary>A share in per cent with one decimal.</summary>
    public static string Share(double share) => double.IsNaN(share) ? NumberText.Missing : NumberText.Fixed(100 * share, 1, dropZero: false) + " %";

    /// <summary>A contrast: what was found, between what, how sure.</summary>
    public static string Of(Contrast contrast)
    {
        bool bounded = contrast.Group.IsBounded;
        string means = $"{NumberText.Score(contrast.FirstMean, bounded)} against {NumberText.Score(contrast.SecondMean, bounded)}, {contrast.FirstCount} and {contrast.SecondCount} models{(contrast.Population is "all networks" ? string.Empty : $" ({contrast.Population})")}";
        string size = $"{NumberText.Difference(contrast.Difference, bounded)} ({NumberText.DifferenceInterval(contrast.Low, contrast.High, bounded)})";
        return double.IsNaN(contrast.PValue)
            ? $"{NameText.Short(contrast.First)} − {NameText.Short(contrast.Second)} is {NumberText.Difference(contrast.Difference, bounded)} among these models ({means}); no interval: fewer than three models of a level, so nothing says how sure"
            : $"{Found(contrast.First, contrast.Second, contrast.Difference, contrast.IsClear)}{(contrast.IsClear && contrast.AdjustedPValue >= 0.05 ? " (not after Holm's adjustment)" : string.Empty)}: {means}; {size}; p = {P(contrast.PValue)}, Holm {P(contrast.AdjustedPValue)}; {Test(contrast)}";
    }

    /// <summary>A matched contrast.</summary>
    public static string Of(MatchedContrast contrast)
    {
        bool bounded = contrast.Group.IsBounded;
        string rule = $"matched on {NameText.Short(contrast.Rule.Tag)} within {Calliper(contrast)}";
        string left = $"left out: {contrast.FirstLeftOut} {NameText.Short(contrast.First)}, {contrast.SecondLeftOut} {NameText.Short(contrast.Second)}";
        return contrast.Pairs.Count == 0
            ? $"{rule}: no pair of {NameText.Short(contrast.First)} and {NameText.Short(contrast.Second)}; {left}"
            : $"{Found(contrast.First, contrast.Second, contrast.Difference, contrast.IsClear)} over {contrast.Pairs.Count} pairs {rule}: {NumberText.Difference(contrast.Difference, bounded)} ({NumberText.DifferenceInterval(contrast.Low, contrast.High, bounded)}); p = {P(contrast.PValue)}; {left}";
    }

    /// <summary>The calliper of a matched contrast, in words.</summary>
    public static string Calliper(MatchedContrast contrast) =>
        (contrast.Rule.IsRatio ? (100 * contrast.Calliper).ToString("G3", CultureInfo.InvariantCulture) + " %" : contrast.Calliper.ToString("G3", CultureInfo.InvariantCulture))
        + (contrast.Rule.Calliper is null ? " (a fifth of the standard deviation)" : string.Empty);

    /// <summary>What is left of the difference in the matched property, over the pairs.</summary>
    public static string Gap(MatchedContrast contrast) =>
        ((contrast.Rule.IsRatio ? 100 : 1) * contrast.GapAfter).ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture).Replace('-', '−') + (contrast.Rule.IsRatio ? " %" : string.Empty);

    /// <summary>The shares of a crossing: whose, of which models, and whether they add up.</summary>
    public static string Of(CrossedFactors crossed)
    {
        FactorialResult result = crossed.Result;
        string residual = result.ResidualSum.Share.Value.IsDefined ? $", within cells {ShareOf(result.ResidualSum)}" : string.Empty;
        string balance = result.IsBalanced ? "balanced" : "unbalanced: type II sums by least squares, which do not add up to the whole";
        string cells = $"{crossed.FirstLevels.Count} × {crossed.SecondLevels.Count} cells, {crossed.Entries.Count} models, {crossed.Population}";
        return $"of the spread of scores, {NameText.Short(crossed.Second)} takes {ShareOf(result.SecondSum)}, {NameText.Short(crossed.First)} {ShareOf(result.FirstSum)}, their interaction {ShareOf(result.InteractionSum)}{residual} ({cells}; {balance})";
    }

    private static string ShareOf(FactorialSum sum)
    {
        Alignment.Resampling.Interval interval = sum.Share.Interval;
        return Share(sum.Share.Value.Value) + (double.IsFinite(interval.Lower) ? $" [{Share(interval.Lower)}, {Share(interval.Upper)}]" : string.Empty);
    }

    private static string Found(string first, string second, double difference, bool isClear) => !isClear
        ? $"between {NameText.Short(first)} and {NameText.Short(second)} no difference is clear"
        : $"{NameText.Short(first)} scores {(difference > 0 ? "higher" : "lower")} than {NameText.Short(second)}";

    private static string Test(Contrast contrast) => contrast.Method switch
    {
        ContrastMethod.Resamples => "paired by resamples of stimuli",
        ContrastMethod.WithinCells => $"Student's t within {contrast.MatchedArchitectures} levels of the other factor, models within cells as error",
        ContrastMethod.Within => $"Student's t over the differences within {contrast.MatchedArchitectures} {(contrast.Factor is "family" or "architecture" ? "levels of the other factor" : "architectures or levels of the other factor")}",
        _ => $"Mann–Whitney, {(contrast.RankSum!.IsExact ? "exact" : "normal approximation with ties corrected")}; interval by Welch",
    };
}
