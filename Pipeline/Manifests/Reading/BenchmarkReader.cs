using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads one item of <c>benchmarks:</c>; a grid of transforms makes several of it.</summary>
internal static class BenchmarkReader
{
    public static IEnumerable<BenchmarkSpec> Read(YamlValue item, int seed, IReadOnlyList<SimulationSpec> simulations, Grid grid, ReadingContext context)
    {
        const string Owner = "a benchmark";
        if (context.Values.Map(item, Owner) is not { } map)
        {
            return [];
        }

        string? id = map.Require("id", Owner) is { } value ? context.Values.Text(value, "id") : null;
        string? dataset = map.Require("dataset", Owner) is { } name && context.Values.Text(name, "dataset") is { } named ? context.Dataset(named) : null;
        string? region = map.Text("region");
        StimulusTransform transform = (map.Take("transform") is { } written ? BenchmarkTransformReader.Read(written, seed, context) : null) ?? StimulusTransform.None;
        DatasetView? view = dataset is null ? null : DatasetView.Find(dataset, region, simulations, context.Vocabulary);
        IReadOnlyList<YamlValue> metrics = map.Require("metrics", id is null ? Owner : $"benchmark '{id}'") is { } list ? context.Values.List(list, "metrics") : [];
        BenchmarkSpec benchmark = new()
        {
            Id = id ?? string.Empty,
            Dataset = dataset ?? string.Empty,
            Region = region,
            Transform = transform.Text,
            Metrics = [.. metrics.Select(metric => MetricReader.Read(metric, view, context)).OfType<MetricSpec>().SelectMany(grid.Multiply)],
            Subsets = map.Texts("sets"),
            LayerRule = map.Text("layer") ?? "sweep",
            Position = map.Position,
        };
        map.Done(Owner);
        return Variants(benchmark, view, seed, grid, context);
    }

    // The variant that is the benchmark as written keeps its id; the others add what differs.
    private static IReadOnlyList<BenchmarkSpec> Variants(BenchmarkSpec benchmark, DatasetView? view, int seed, Grid grid, ReadingContext context)
    {
        if (grid.Transforms.Count > 0 && view?.Has(DatasetParts.Texts) == true)
        {
            context.Log.Warning(benchmark.Position, Messages.GridTransformsLeftOut(benchmark.Id));
            return [benchmark];
        }

        return grid.Transforms.Count == 0 ? [benchmark] :
        [
            .. grid.Transforms.Select((transform, i) => transform.Text == benchmark.Transform ? benchmark : benchmark with
            {
                Id = $"{benchmark.Id}.{VariantSlug.Of(transform.Brief(seed).Replace("=-", " m", StringComparison.Ordinal), FormattableString.Invariant($"transform-{i + 1}"))}",
                Transform = transform.Text,
            }),
        ];
    }
}
