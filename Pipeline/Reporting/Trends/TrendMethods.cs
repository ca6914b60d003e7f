using Concord.Alignment.Scaling;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>How laws and curves were made, for the methods text.</summary>
internal static class TrendMethods
{
    /// <summary>A paragraph for each kind of analysis that the report has.</summary>
    public static Markup Of(IReadOnlyList<TrendReport> trends)
    {
        AnalysisSpec[] laws = [.. trends.Select(trend => trend.Spec).Where(spec => spec.Kind == AnalysisKind.Scaling)];
        string forms = string.Join("; ", ScalingForm.All.Where(form => laws.Any(spec => spec.Form == form.Id || spec.Forms.Values.Contains(form.Id))).Select(form => $"{form.Id}: {form.Formula}"));
        Markup scaling = laws.Length == 0
            ? Markup.Empty
            : Markup.Of($"<p><b>Laws of scale.</b> {forms}. S is the mean score over the benchmarks of an analysis, for models that have all; log(1 − S) is fitted as a sum in logarithms by the least Huber loss (δ = {NumberText.Scale(ScalingDefaults.Delta)}), BFGS from a grid of starts (Hoffmann et al. 2022; Gokce and Schrimpf 2025, with starts at falling laws added). Intervals: percentiles over {string.Join(", ", laws.Select(spec => NumberText.Count(spec.Draws)).Distinct())} resamples of models (seed {string.Join(", ", laws.Select(spec => spec.Seed).Distinct())}), each searched from the whole sample's best and next minima; models that share an architecture or data count as independent, so the intervals are narrow rather than wide. A level is told where the rise from the smallest to the largest scale excludes 0 and the interval of the level stays below {NumberText.Score(ScalingDefaults.NoLevel)}; else it is “no saturation in range”. Crossings: the last place within the scales of both groups where their laws are equal.</p>");
        return trends.Any(trend => trend.Spec.Kind == AnalysisKind.Development)
            ? Markup.Of($"{scaling}<p><b>Curves along training.</b> Change: last checkpoint less first, its interval paired over the resamples of stimuli where both have them; without them “higher” or “lower at the end” is what the two numbers say, and no claim.</p>")
            : scaling;
    }
}
