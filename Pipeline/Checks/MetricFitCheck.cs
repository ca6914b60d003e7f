using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A metric finds what it needs in the benchmark's dataset.</summary>
public sealed class MetricFitCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "metric-fit";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach ((BenchmarkSpec benchmark, MetricSpec metric, DatasetView dataset) in BenchmarkMetrics.Of(manifest, vocabulary))
        {
            (DatasetParts parts, string words) = Needs(metric.Entry.Need);
            if (!dataset.Has(parts))
            {
                yield return FindingOf.Error(manifest, metric.Position, Messages.MetricDoesNotFit(metric.Entry.Id, words, benchmark.Dataset, Has(dataset)));
            }
        }
    }

    private static (DatasetParts Parts, string Words) Needs(MetricNeed need) => need switch
    {
        MetricNeed.Representation => (DatasetParts.Neuroids | DatasetParts.Rdms, "responses or RDMs"),
        MetricNeed.Neuroids => (DatasetParts.Neuroids, "responses of neuroids"),
        MetricNeed.RepeatedNeuroids => (DatasetParts.Repetitions, "single presentations of repeated stimuli"),
        MetricNeed.Trials => (DatasetParts.Trials, "trials of observers"),
        MetricNeed.Labels => (DatasetParts.Labels, "human label counts"),
        // No dataset of the catalogue has these yet: a metric that needs them fits none and is refused here.
        MetricNeed.ObjectTrials => (DatasetParts.None, "trials of object discrimination"),
        MetricNeed.Triplets => (DatasetParts.None, "odd-one-out choices"),
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, "a need that the check does not know"),
    };

    private static string Has(DatasetView dataset)
    {
        (DatasetParts Part, string Words)[] all =
        [
            (DatasetParts.Neuroids, "responses of neuroids"),
            (DatasetParts.Repetitions, "their single presentations"),
            (DatasetParts.Rdms, "RDMs"),
            (DatasetParts.Trials, "trials of observers"),
            (DatasetParts.Labels, "human label counts"),
        ];
        string[] present = [.. all.Where(item => dataset.Has(item.Part)).Select(item => item.Words)];
        return present.Length == 0 ? "nothing measured" : string.Join(", ", present);
    }
}
