using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;
using Concord.Models.Catalogue;
using Concord.Models.Training;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Training;

/// <summary>A finished training as rows of the run's tables.</summary>
internal static class TrainingTables
{
    /// <summary>How it did, a row a measure.</summary>
    public static IEnumerable<TrainingRow> Measures(TrainJob job, TrainingOutcome outcome)
    {
        long last = outcome.Checkpoints[^1].Step;
        foreach (EvaluationRow row in outcome.Evaluations)
        {
            yield return Row(job, outcome, row.Step, row.Set, "accuracy", row.Accuracy, row.Count) with { ImagesSeen = Seen(row.Step) };
            if (row is { ShapeShare: { } shape, TextureShare: { } texture })
            {
                yield return Row(job, outcome, row.Step, row.Set, "shape-bias", row.ShapeBias ?? double.NaN, (int)Math.Round((shape + texture) * row.Count)) with { ImagesSeen = Seen(row.Step) };
            }
        }

        foreach (RobustnessRow row in outcome.Robustness)
        {
            yield return Row(job, outcome, last, row.Set, $"accuracy under {new Adversary(row.Norm, row.Epsilon, row.Steps, 0).Budget}", row.Accuracy, row.Count) with { ImagesSeen = outcome.ImagesSeen };
        }

        // Every step sees as many.
        long Seen(long step) => last == 0 ? 0 : outcome.ImagesSeen * step / last;
    }

    /// <summary>Its learning curve.</summary>
    public static IEnumerable<CurveRow> Curve(TrainJob job, TrainingOutcome outcome) => outcome.Curve.Select(point =>
        new CurveRow(job.Key, job.Spec.Id, point.Step, point.ImagesSeen, point.Loss, double.IsFinite(point.Accuracy) ? point.Accuracy : null, point.LearningRate));

    private static TrainingRow Row(TrainJob job, TrainingOutcome outcome, long step, string set, string measure, double value, int count)
    {
        bool isDefined = double.IsFinite(value) && count > 0;
        Interval interval = isDefined ? WilsonInterval.Compute((int)Math.Round(value * count), count) : new Interval(double.NaN, double.NaN, 0.95);
        return new TrainingRow
        {
            Fingerprint = job.Key,
            Model = job.Spec.Id,
            Architecture = job.Spec.Architecture,
            Family = ArchitectureCatalogue.Find(job.Spec.Architecture).Family,
            Regime = job.Spec.Regime,
            Seed = job.Spec.Seed,
            Step = step,
            Set = set,
            Measure = measure,
            Value = isDefined ? value : null,
            CiLow = isDefined ? interval.Lower : null,
            CiHigh = isDefined ? interval.Upper : null,
            N = count,
            Chance = measure == "shape-bias" ? null : 1.0 / job.Pictures.Learn.Categories.Count,
            Parameters = outcome.Parameters,
            Macs = outcome.Macs,
            Flops = outcome.Flops,
            Seconds = outcome.Seconds,
            CpuSeconds = outcome.CpuSeconds,
        };
    }
}
