using Concord.Alignment.Catalogue;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Each benchmark has a model that can be scored on it; those that cannot are named in a warning.</summary>
/// <remarks>
/// A network needs stimuli that it can be shown, by trials the pictures of at least one of the sets; activations are scored by layer; an RDM by RSA, features by RSA and regression,
/// an observer by trials, each on the dataset that it comes with. Transformed stimuli are shown to networks alone.
/// </remarks>
public sealed class ModelFitCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "model-fit";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks)
        {
            if (benchmark.Metrics.Count == 0
                || manifest.Models.Any(model => model.Source is UnreadableSource)
                || DatasetView.Find(benchmark.Dataset, benchmark.Region, manifest.Simulations, vocabulary) is not { } dataset)
            {
                continue;
            }

            string[] unfit = [.. manifest.Models.Where(model => !benchmark.Metrics.Any(metric => Fits(model, metric.Entry.Need, benchmark, dataset, vocabulary))).Select(model => model.Id)];
            string reason = Reason(benchmark, dataset, ShownSets(benchmark, dataset, vocabulary));
            SourcePosition at = manifest.Positions.Of(benchmark.Position, "id");
            if (unfit.Length > 0 && unfit.Length == manifest.Models.Count)
            {
                yield return FindingOf.Error(manifest, at, Messages.NoModelFits(benchmark.Id, reason));
            }
            else if (unfit.Length > 0)
            {
                yield return FindingOf.Warning(manifest, at, Messages.ModelsLeftOut(benchmark.Id, unfit, reason));
            }
        }
    }

    private static bool Fits(ModelSpec model, MetricNeed need, BenchmarkSpec benchmark, DatasetView dataset, IManifestVocabulary vocabulary) => model.Source switch
    {
        NetworkSource when need is MetricNeed.Trials && dataset.Has(DatasetParts.Trials) => ShownSets(benchmark, dataset, vocabulary).Length > 0,
        NetworkSource => dataset.Has(DatasetParts.Stimuli),
        ActivationsSource or DatasetSource when benchmark.Transform != StimulusTransforms.NoneName => false,
        ActivationsSource => need is MetricNeed.Representation or MetricNeed.Neuroids or MetricNeed.RepeatedNeuroids,
        DatasetSource source => source.Dataset == dataset.StimuliId && Fits(source, need, vocabulary),
        _ => true,
    };

    private static bool Fits(DatasetSource source, MetricNeed need, IManifestVocabulary vocabulary) =>
        vocabulary.DatasetSources(source.Dataset).FirstOrDefault(known => known.Name == source.Name)?.Kind switch
        {
            DatasetSourceKind.Rdm => need is MetricNeed.Representation or MetricNeed.RepeatedNeuroids,
            DatasetSourceKind.Features => need is MetricNeed.Representation or MetricNeed.Neuroids or MetricNeed.RepeatedNeuroids,
            DatasetSourceKind.Observer => need is MetricNeed.Trials,
            _ => true,
        };

    private static string[] ShownSets(BenchmarkSpec benchmark, DatasetView dataset, IManifestVocabulary vocabulary) =>
        [.. vocabulary.ShownSubsetsOf(dataset.StimuliId).Where(set => benchmark.Subsets.Count == 0 || benchmark.Subsets.Contains(set))];

    private static string Reason(BenchmarkSpec benchmark, DatasetView dataset, string[] shown)
    {
        string needs = string.Join(" and ", benchmark.Metrics.Select(metric => Words(metric.Entry.Need)).Distinct());
        string lack = dataset.Has(DatasetParts.Stimuli) || shown.Length > 0 ? string.Empty
            : benchmark.Subsets.Count > 0 ? $", and its dataset has no pictures of {string.Join(", ", benchmark.Subsets)} that a network can be shown"
            : ", and its dataset has no stimuli that a network can be shown";
        string changed = benchmark.Transform == StimulusTransforms.NoneName ? string.Empty : $", of stimuli changed by {benchmark.Transform}, which only a network that is run here can be shown";
        return $"scores {needs}{lack}{changed}";
    }

    private static string Words(MetricNeed need) => need switch
    {
        MetricNeed.Representation or MetricNeed.RepeatedNeuroids => "representations",
        MetricNeed.Neuroids => "predictions of neuroids",
        MetricNeed.Trials => "decisions in trials",
        MetricNeed.ObjectTrials => "object discrimination",
        MetricNeed.Triplets => "odd-one-out choices",
        _ => "probabilities of labels",
    };
}
