using Concord.Pipeline.Manifests;
using Concord.Pipeline.Recovery;

namespace Concord.Pipeline.Checks;

/// <summary>Model recovery has two models and a benchmark whose recording can be simulated, and names what there is.</summary>
public sealed class RecoveryCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "recovery";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        if (manifest.Recovery is not { } recovery)
        {
            return [];
        }

        SourcePosition At(string key) => manifest.Positions.Of(recovery.Position, key);
        string[] benchmarks = [.. manifest.Benchmarks.Select(benchmark => benchmark.Id)];
        string[] models = [.. manifest.Models.Select(model => model.Id)];
        Finding[] unknown =
        [
            .. recovery.Benchmarks.Except(benchmarks).Select(id => FindingOf.Error(manifest, At("benchmarks"), Messages.Unknown("benchmark", id, benchmarks))),
            .. recovery.Models.Except(models).Select(id => FindingOf.Error(manifest, At("models"), Messages.Unknown("model", id, models))),
        ];
        return unknown.Length > 0 ? unknown
            : models.Length < 2 ? [FindingOf.Error(manifest, recovery.Position, Messages.NothingToRecover(models.Length == 0 ? "there is no model of this manifest whose activations could take the brain's place" : $"there is one model, '{models[0]}': nothing that it could be taken for"))]
            : OfBenchmarks(manifest, recovery, vocabulary).Select(message => FindingOf.Error(manifest, At("benchmarks"), message));
    }

    private static IEnumerable<Message> OfBenchmarks(Manifest manifest, RecoverySpec recovery, IManifestVocabulary vocabulary)
    {
        (BenchmarkSpec Benchmark, MetricSpec Metric, (string Reason, string Remedy)? Obstacle)[] meant =
        [
            .. BenchmarkMetrics.Of(manifest, vocabulary).Where(item => recovery.Has(item.Benchmark))
                .Select(item => (item.Benchmark, item.Metric, FitOf(item.Dataset).Obstacle(item.Metric.Entry, recovery.Reliability))),
        ];

        // A benchmark that is named is meant, with one metric at least; where all are meant, those that cannot be are left out.
        IGrouping<string, (BenchmarkSpec Benchmark, MetricSpec Metric, (string Reason, string Remedy)? Obstacle)>[] hopeless =
            [.. meant.GroupBy(item => item.Benchmark.Id).Where(benchmark => benchmark.All(item => item.Obstacle is not null))];
        bool none = meant.Length > 0 && hopeless.Length == meant.Select(item => item.Benchmark.Id).Distinct().Count();
        return recovery.Benchmarks.Count == 0 && !none ? [] : hopeless.Select(benchmark => benchmark.First()).Select(item => Messages.NoRecovery(item.Benchmark.Id, item.Metric.Name, item.Obstacle!.Value.Reason, item.Obstacle.Value.Remedy));
    }

    private static RecoveryFit FitOf(DatasetView dataset) => new(
        dataset.Has(DatasetParts.Neuroids) && !dataset.Has(DatasetParts.Rdms),
        dataset.Has(DatasetParts.NeuroidCeilings) || dataset.Has(DatasetParts.Repetitions),
        dataset.Has(DatasetParts.SeveralSubjects));
}
