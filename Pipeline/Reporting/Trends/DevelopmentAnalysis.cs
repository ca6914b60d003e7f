using System.Globalization;
using Concord.Alignment.Scaling;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>Follows scores along training.</summary>
internal static class DevelopmentAnalysis
{
    /// <summary>The result.</summary>
    /// <param name="spec">What is asked.</param>
    /// <param name="rows">The score table.</param>
    /// <param name="draws">Resamples by fingerprint.</param>
    public static DevelopmentResult Compute(AnalysisSpec spec, IReadOnlyList<ScoreRow> rows, IReadOnlyDictionary<string, double[]> draws)
    {
        List<DevelopmentSeries> series = [];
        (int unmeasured, int repeated, int single) = (0, 0, 0);
        foreach (var same in TrendRows.Of(spec, rows).GroupBy(row => (Model: TrendRows.Series(row), Benchmark: TrendRows.Benchmark(spec, row), row.Metric, row.Definition, row.Readout, Layer: row.Selection == "fixed" ? row.Layer : null, row.Seed)))
        {
            (double X, ScoreRow Row)[] measured = [.. same.Select(row => (X: TrendRows.Measure(row, spec.X[0]), Row: row)).Where(pair => double.IsFinite(pair.X)).OrderBy(pair => pair.X)];
            (double X, ScoreRow Row)[] points = [.. measured.DistinctBy(pair => pair.X)];
            unmeasured += same.Count() - measured.Length;
            repeated += measured.Length - points.Length;
            if (points.Length < 2)
            {
                single++;
                continue;
            }

            double[] Draws(ScoreRow row) => draws.GetValueOrDefault(row.Fingerprint) ?? [];
            (double[] first, double[] last) = (Draws(points[0].Row), Draws(points[^1].Row));
            DevelopmentCurve curve = DevelopmentCurve.Compute([.. points.Select(point => point.X)], [.. points.Select(point => point.Row.Score!.Value)], first.Length == last.Length ? first : [], last);
            series.Add(new DevelopmentSeries(same.Key.Model, same.Key.Benchmark, [.. points.Select(point => point.X)], [.. points.Select(point => point.Row)], curve));
        }

        List<string> leftOut = [];
        Tell(unmeasured, $"rows without {spec.X[0]}");
        Tell(repeated, "rows at a step that has one already");
        Tell(single, "series with one checkpoint");
        return new DevelopmentResult(spec, Distinct(series), leftOut);

        void Tell(int count, string what)
        {
            if (count > 0)
            {
                leftOut.Add($"{count} {what}");
            }
        }
    }

    // Two metrics, layers, readouts or seeds of one model on one benchmark are told apart by what differs.
    private static List<DevelopmentSeries> Distinct(List<DevelopmentSeries> series) =>
    [
        .. series.Select(one =>
        {
            DevelopmentSeries[] same = [.. series.Where(other => other.Model == one.Model && other.Benchmark == one.Benchmark)];
            Func<ScoreRow, string?>[] parts = [row => row.Metric, row => row.Definition, row => row.Selection == "fixed" ? row.Layer : null, row => row.Readout, row => string.Create(CultureInfo.InvariantCulture, $"seed {row.Seed}")];
            string[] told = [.. parts.Where(part => same.Select(other => part(other.Rows[0])).Distinct().Count() > 1).Select(part => part(one.Rows[0]) ?? "none")];
            return told.Length == 0 ? one : one with { Benchmark = $"{one.Benchmark} · {string.Join(" · ", told)}" };
        }),
    ];
}
