using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>What the page shows of one analysis: sentences, figure, tables.</summary>
/// <param name="Spec">What was asked.</param>
/// <param name="Sentences">The findings.</param>
/// <param name="Figure">The figure, or null.</param>
/// <param name="Tables">The tables, the first one the findings'.</param>
public sealed record TrendReport(AnalysisSpec Spec, IReadOnlyList<string> Sentences, Figure? Figure, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>The finding in one sentence: what holds of all groups, or of most.</summary>
    public required string Headline { get; init; }

    /// <summary>Does all analyses of a report.</summary>
    /// <param name="input">Rows and what is asked of them.</param>
    public static IReadOnlyList<TrendReport> Of(ReportInput input)
    {
        if (input.Analyses.Count == 0)
        {
            return [];
        }

        ScoreRow[] rows = [.. input.Scores, .. input.TableRows];
        IReadOnlyDictionary<string, double[]> draws = Analysis.ScoreGroups.DrawsByFingerprint(input.Resamples);
        return [.. input.Analyses.Select(spec => spec.Kind switch
        {
            AnalysisKind.Scaling => Of(ScalingAnalysis.Compute(spec, rows)),
            AnalysisKind.Development => Of(DevelopmentAnalysis.Compute(spec, rows, draws)),
            _ => throw new ArgumentOutOfRangeException(nameof(input), spec.Kind, "no such analysis"),
        })];
    }

    private static TrendReport Of(ScalingResult result)
    {
        string x = ScalingWords.Measure(result.Spec.X);
        IEnumerable<string> sentences = result.Laws.Select(law => ScalingWords.Of(result, law)).Concat(result.Crossings.Select(pair => ScalingWords.Of(x, pair.First, pair.Second, pair.Crossing)));
        return result.Laws.Count == 0
            ? Nothing(result.Spec, result.LeftOut)
            : new TrendReport(result.Spec, [.. sentences], ScalingFigure.Make(result), [.. new[] { ScalingTables.Laws(result), ScalingTables.Crossings(result) }.OfType<ReportTable>()]) { Headline = ScalingWords.Headline(result) };
    }

    private static TrendReport Of(DevelopmentResult result)
    {
        string x = ScalingWords.Measure(result.Spec.X);
        bool several = result.Series.Select(series => series.Model).Distinct(StringComparer.Ordinal).Count() > 1;
        return result.Series.Count == 0
            ? Nothing(result.Spec, result.LeftOut)
            : new TrendReport(result.Spec, [.. result.Series.Select(series => (several ? Wording.NameText.Short(series.Model) + ", " : string.Empty) + DevelopmentWords.Of(series, x))], DevelopmentFigure.Make(result), [DevelopmentTables.Curves(result)]) { Headline = DevelopmentWords.Headline(result) };
    }

    private static TrendReport Nothing(AnalysisSpec spec, IReadOnlyList<string> leftOut)
    {
        string why = leftOut.Count == 0 ? "No row fits what this analysis asks for." : $"Nothing is left to analyse: {string.Join("; ", leftOut)}.";
        return new TrendReport(spec, [why], null, []) { Headline = why };
    }
}
