using Concord.Alignment.Statistics;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Multiverse;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Commands;

/// <summary>All numbers of a comparison, one item each.</summary>
internal static class ComparisonItems
{
    public static IEnumerable<ComparisonItem> Of(ReportContext context) =>
        context.Contrasts.SelectMany(pair => pair.Contrasts).Select(Difference)
            .Concat(context.Crossed.SelectMany(crossed => Cells(crossed).Concat(Shares(crossed)).Concat(crossed.Interactions.Select(row => Interaction(crossed, row)))))
            .Concat(context.Matched.Select(Matched))
            .Concat(context.Multiverses.Select(multiverse => multiverse.Result).SelectMany(result => result.Analyses.Select(analysis => Analysis(result, analysis)).Concat(result.Choices.Zip(result.Shares.Shares, (choice, share) => Choice(result, choice.Choice.Id, share)))))
            .Concat(context.Unlevelled.Select(pair => Unlevelled(pair.Factor, pair.Models)))
            .Concat(context.Whole.SelectMany(Models));

    private static ComparisonItem Analysis(MultiverseResult result, Specification analysis) => Item("analysis", analysis.Group, Levels(result, analysis)) with
    {
        Value = Finite(analysis.Effect),
        Low = Finite(analysis.Low),
        High = Finite(analysis.High),
        P = Finite(analysis.PValue),
        N = [analysis.FirstCount, analysis.SecondCount],
        Id = string.Join(" | ", "analysis", result.Claim.Text, analysis.Group.Title, Levels(result, analysis)),
        Claim = result.Claim.Text,
        Verdict = MultiverseWords.Of(analysis.Verdict),
        Method = analysis.Method + (result.IsStandardised ? "; in standard deviations of the measure" : string.Empty),
    };

    private static string Levels(MultiverseResult result, Specification analysis) => string.Join(" | ", result.Choices.Select((choice, at) => $"{choice.Choice.Id}={analysis.Levels[at]}"));

    private static ComparisonItem Choice(MultiverseResult result, string choice, double share) => new()
    {
        Id = $"choice | {result.Claim.Text} | {choice}",
        Claim = result.Claim.Text,
        Kind = "choice",
        Benchmark = string.Empty,
        Metric = string.Empty,
        What = choice,
        Population = result.Population,
        Value = Finite(share),
        N = [result.Analyses.Count],
        Balanced = result.IsComplete,
        Method = "share of the spread of effects between analyses",
    };

    private static ComparisonItem Unlevelled(string factor, IReadOnlyList<string> models) => new()
    {
        Id = $"without-level | {factor}",
        Kind = "without-level",
        Benchmark = string.Empty,
        Metric = string.Empty,
        What = factor,
        N = [models.Count],
        Method = ComparisonText.Unlevelled(factor, models),
    };

    private static IEnumerable<ComparisonItem> Models(ScoreGroup group)
    {
        ScoreEntry[] entries = [.. group.Entries.Where(entry => entry.IsNetwork && entry.Score is not null)];
        double[] ranks = Ranks.Midranks([.. entries.Select(entry => group.HigherIsBetter ? -entry.Score!.Value : entry.Score!.Value)]);
        return entries.Select((entry, i) => Item("model", group, entry.Label) with { Value = entry.Score, Low = entry.Headline?.CiLow, High = entry.Headline?.CiHigh, Rank = ranks[i], N = [entries.Length], Method = "score; rank by the point estimate alone" });
    }

    private static ComparisonItem Difference(Contrast contrast) => Item("difference", contrast.Group, $"{contrast.Factor}: {contrast.Label}") with
    {
        Population = contrast.Population,
        Value = Finite(contrast.Difference),
        Low = Finite(contrast.Low),
        High = Finite(contrast.High),
        P = Finite(contrast.PValue),
        PHolm = Finite(contrast.AdjustedPValue),
        N = [contrast.FirstCount, contrast.SecondCount],
        Means = [contrast.FirstMean, contrast.SecondMean],
        U = contrast.RankSum?.U,
        Method = ComparisonText.Of(contrast),
    };

    private static IEnumerable<ComparisonItem> Cells(CrossedFactors crossed) => crossed.Result.Cells.Select(cell =>
    {
        (double low, double high) = CrossedTables.Interval(crossed, cell);
        return Item(cell.Models == 0 ? "missing" : "cell", crossed.Group, $"{crossed.FirstLevels[cell.First]} × {crossed.SecondLevels[cell.Second]}", crossed.Population) with { Value = Finite(cell.Mean.Value.Value), Low = Finite(low), High = Finite(high), N = [cell.Models] };
    });

    private static IEnumerable<ComparisonItem> Shares(CrossedFactors crossed)
    {
        FactorialResult result = crossed.Result;
        foreach ((string what, FactorialSum sum) in new[] { (crossed.First, result.FirstSum), (crossed.Second, result.SecondSum), ("interaction", result.InteractionSum), ("within cells", result.ResidualSum) })
        {
            yield return Item("share", crossed.Group, what, crossed.Population) with
            {
                Value = Finite(sum.Share.Value.Value),
                Low = Finite(sum.Share.Interval.Lower),
                High = Finite(sum.Share.Interval.Upper),
                P = what == "within cells" ? null : Finite(FactorialTests.PValue(sum, result.ResidualSum)),
                N = [crossed.Entries.Count],
                Balanced = result.IsBalanced,
                Method = result.IsBalanced ? "share of the sum of squares, balanced" : "share of the sum of squares, unbalanced: type II by least squares",
            };
        }
    }

    private static ComparisonItem Interaction(CrossedFactors crossed, InteractionRow row) => Item("interaction", crossed.Group, row.Label, crossed.Population) with
    {
        Value = row.Value,
        Low = Finite(row.Low),
        High = Finite(row.High),
        P = Finite(row.PValue),
        PHolm = Finite(row.AdjustedPValue),
        N = [crossed.Entries.Count],
        Method = "contrast of cell means",
    };

    private static ComparisonItem Matched(MatchedContrast contrast) => Item("matched", contrast.Group, $"{contrast.Factor}: {contrast.First} − {contrast.Second} | {contrast.Rule.Tag}") with
    {
        Value = Finite(contrast.Difference),
        Low = Finite(contrast.Low),
        High = Finite(contrast.High),
        P = Finite(contrast.PValue),
        N = [contrast.Pairs.Count, contrast.FirstLeftOut, contrast.SecondLeftOut],
        Method = ComparisonText.Of(contrast),
    };

    private static ComparisonItem Item(string kind, ScoreGroup group, string what, string? population = null) => new()
    {
        Id = string.Join(" | ", new[] { kind, group.Title, what, population }.OfType<string>()),
        Kind = kind,
        Benchmark = group.Benchmark,
        Metric = group.Metric,
        Region = group.Region,
        What = what,
        Population = population,
        Method = "mean score",
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
