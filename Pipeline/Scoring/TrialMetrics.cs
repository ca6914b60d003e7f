using Concord.Alignment.Behaviour;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Scoring;

/// <summary>The trial metric that a manifest names.</summary>
internal static class TrialMetrics
{
    public static ITrialMetric Make(MetricSpec metric) => metric.Entry.Id switch
    {
        "accuracy" => new AccuracyTrialMetric(),
        "accuracy-difference" => new PairTrialMetric(new AccuracyDifference()),
        "observed-consistency" => new PairTrialMetric(new ObservedConsistency()),
        "error-consistency" => new PairTrialMetric(new ErrorConsistency(metric.Text("convention") == "concord" ? KappaConvention.Concord : KappaConvention.ModelVsHuman)),
        "shape-bias" => new ShapeBiasTrialMetric(),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric.Entry.Id, "no trial metric of that name"),
    };
}
