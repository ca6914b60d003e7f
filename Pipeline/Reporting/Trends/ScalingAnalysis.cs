using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Alignment.Scaling;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>Fits laws of scale to a score table.</summary>
internal static class ScalingAnalysis
{
    /// <summary>The result; groups that cannot be fitted say why.</summary>
    public static ScalingResult Compute(AnalysisSpec spec, IReadOnlyList<ScoreRow> rows)
    {
        List<ScoreRow> used = TrendRows.Of(spec, rows);
        string[] benchmarks = [.. used.Select(row => TrendRows.Benchmark(spec, row)).Distinct(StringComparer.Ordinal)];
        List<string> leftOut = [];
        List<TrendPoint> points = Points(spec, used, benchmarks.Length, leftOut);
        ScalingLaw[] laws = [.. points.GroupBy(point => point.Group, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Law(spec, group.Key, [.. group]))];
        ScalingLaw[] fitted = [.. laws.Where(law => law.Fitted is not null && law.Data!.Units.Count == 1)];
        (string, string, FamilyCrossing)[] crossings =
        [
            .. from first in Enumerable.Range(0, fitted.Length)
               from second in Enumerable.Range(first + 1, fitted.Length - first - 1)
               select (fitted[first].Group, fitted[second].Group, FamilyCrossing.Compute((fitted[first].Data!, fitted[first].Fitted!), (fitted[second].Data!, fitted[second].Fitted!))),
        ];
        return new ScalingResult(spec, benchmarks, laws, crossings, leftOut);
    }

    private static List<TrendPoint> Points(AnalysisSpec spec, List<ScoreRow> rows, int benchmarks, List<string> leftOut)
    {
        List<TrendPoint> points = [];
        (int partial, int repeated, int unmeasured, int perfect) = (0, 0, 0, 0);
        foreach (var model in rows.GroupBy(TrendRows.Identity))
        {
            ScoreRow first = model.First();
            double[] x = [.. spec.X.Select(name => TrendRows.Measure(first, name))];
            int own = model.Select(row => TrendRows.Benchmark(spec, row)).Distinct(StringComparer.Ordinal).Count();
            double score = model.Average(row => row.Score!.Value);
            if (own < benchmarks)
            {
                partial++;
            }
            else if (own < model.Count())
            {
                repeated++;
            }
            else if (!x.All(value => value > 0 && double.IsFinite(value)))
            {
                unmeasured++;
            }
            else if (score >= 1)
            {
                perfect++;
            }
            else
            {
                points.Add(new TrendPoint(first.Model, spec.By is null ? string.Empty : Factor.LevelOf(first, spec.By) ?? "none", first.Family, first.Regime, x, score));
            }
        }

        Tell(partial, "without a score on every benchmark");
        Tell(repeated, "with several scores on one benchmark (name the metric)");
        Tell(unmeasured, $"without {string.Join(" and ", spec.X)} above 0");
        Tell(perfect, "with a score of 1 or more");
        return points;

        void Tell(int count, string what)
        {
            if (count > 0)
            {
                leftOut.Add($"{count} {what}");
            }
        }
    }

    private static ScalingLaw Law(AnalysisSpec spec, string group, List<TrendPoint> points)
    {
        ScalingLaw law = new(group, points);
        ScalingForm form = ScalingForm.Named(spec.Forms.GetValueOrDefault(group) ?? spec.Form);
        int least = ScalingDefaults.ModelsPerParameter * form.Parameters.Count;
        if (points.Count < least)
        {
            return law with { Reason = $"{points.Count} models, and a fit of this law takes {least}" };
        }

        if (Enumerable.Range(0, form.Variables).Any(variable => points.Select(point => point.X[variable]).Distinct().Count() < 3))
        {
            return law with { Reason = "fewer than three scales" };
        }

        double[] units = spec.Units.Count == form.Variables ? [.. spec.Units] : [.. Enumerable.Range(0, form.Variables).Select(variable => ScalingData.UnitOf(points.Select(point => point.X[variable])))];
        ScalingData data = new(new Matrix(points.Count, form.Variables, [.. points.SelectMany(point => point.X)]), [.. points.Select(point => point.Score)], units);
        ScalingBootstrap fitted = ScalingBootstrap.Compute(data, form, spec.Seed, spec.Draws, StableRandom.StreamOf(group));
        return law with { Data = data, Fitted = fitted, Summary = ScalingSummary.Of(data, fitted) };
    }
}
