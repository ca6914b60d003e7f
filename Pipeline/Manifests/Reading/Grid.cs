using Concord.Datasets.StimulusSets.Transforms;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>What a manifest's grid multiplies out.</summary>
/// <param name="Tokens">Token policies for every network; empty for no variation.</param>
/// <param name="Dims">Dimensions for every projection; empty for no variation.</param>
/// <param name="Metrics">Options of metrics.</param>
/// <param name="Lesions">Lesions of every network that has what they cut; empty for no variation.</param>
/// <param name="Options">Options of architectures.</param>
/// <param name="Transforms">Transforms of every benchmark's stimuli; empty for no variation.</param>
internal sealed record Grid(IReadOnlyList<string> Tokens, IReadOnlyList<int> Dims, IReadOnlyList<GridMetric> Metrics, IReadOnlyList<GridLesion> Lesions, IReadOnlyList<GridOption> Options, IReadOnlyList<StimulusTransform> Transforms)
{
    public static Grid Empty { get; } = new([], [], [], [], [], []);

    /// <summary>Every combination of the readouts with the grid's tokens and dims, each once.</summary>
    public IReadOnlyList<ReadoutText> Multiply(IReadOnlyList<ReadoutText> readouts, IReadOnlyList<string> tokens)
    {
        IEnumerable<ReadoutText> multiplied = tokens.Count == 0 ? readouts : readouts.SelectMany(_ => tokens, (readout, token) => readout with { Tokens = token });
        return [.. (Dims.Count == 0 ? multiplied : multiplied.SelectMany(WithDims)).Distinct()];
    }

    /// <summary>Every combination of the metric with the grid's options for it.</summary>
    public IReadOnlyList<MetricSpec> Multiply(MetricSpec metric)
    {
        IEnumerable<MetricSpec> multiplied = [metric];
        foreach (GridMetric vary in Metrics.Where(vary => vary.Metric == metric.Entry.Id))
        {
            multiplied = multiplied.SelectMany(_ => vary.Values, (spec, value) => With(spec, vary.Option, value));
        }

        return [.. multiplied];
    }

    /// <summary>Reports the paths of metrics that no benchmark has, and of options and lesions that no network has.</summary>
    public void ReportUnused(IReadOnlyList<ModelSpec> models, IReadOnlyList<BenchmarkSpec> benchmarks, ReadingContext context)
    {
        FindingLog log = context.Log;
        NetworkSource[] networks = [.. models.Select(model => model.Source).OfType<NetworkSource>().Where(network => context.Vocabulary.ArchitectureIds.Contains(network.Architecture))];
        foreach (GridOption vary in Options.Where(vary => !Array.Exists(networks, network => context.Vocabulary.OptionsOf(network.Architecture).Any(option => option.Name == vary.Name))))
        {
            log.Error(vary.Position, Messages.GridMatchesNothing(vary.Path, $"no network has the option '{vary.Name}'"));
        }

        foreach (GridLesion lesion in Lesions.Where(lesion => lesion.Ablation is not null && !models.Any(model => ReferenceEquals(model.Ablate, lesion.Ablation))))
        {
            log.Error(lesion.Position, Messages.GridMatchesNothing(GridReader.AblatePath, $"no network has all of '{lesion.Ablation!.Label}'"));
        }

        foreach (GridMetric vary in Metrics.Where(vary => !benchmarks.Any(benchmark => benchmark.Metrics.Any(metric => metric.Entry.Id == vary.Metric))))
        {
            log.Error(vary.Position, Messages.GridMatchesNothing(vary.Path, $"no benchmark has the metric '{vary.Metric}'"));
        }
    }

    private IEnumerable<ReadoutText> WithDims(ReadoutText readout) =>
        readout.ProjectionKind == "none" ? [readout] : Dims.Select(dims => readout with { Dims = dims });

    private static MetricSpec With(MetricSpec spec, string option, string value) => spec with
    {
        Options = spec.Options.ToDictionary(pair => pair.Key, pair => pair.Key == option ? value : pair.Value, StringComparer.Ordinal),
    };
}
