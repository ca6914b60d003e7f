using Concord.Alignment.Rsa;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Reporting;

namespace Concord.Pipeline.Scoring;

/// <summary>The recorded side's RDM as a picture: the mean over subjects.</summary>
internal static class RecordedRdm
{
    public static RdmPicture Picture(BenchmarkTarget target, ScoreJob job)
    {
        (IReadOnlyList<string> names, IReadOnlyList<double[]> rdms, _) = RsaLayerMetric.Recorded(target, job.Metric);
        string who = names.Count == 1 ? "1 subject" : $"mean of {names.Count} subjects";
        return new RdmPicture($"{target.Dataset} · {job.Benchmark.Region ?? "recorded"} ({who})", job.Benchmark.Id, target.Conditions.Count, RsaScore.MeanRdm(rdms), target.GroupLabels);
    }
}
