using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads one item of <c>benchmarks:</c>.</summary>
internal static class BenchmarkReader
{
    public static BenchmarkSpec? Read(YamlValue item, IReadOnlyList<SimulationSpec> simulations, Grid grid, ReadingContext context)
    {
        const string Owner = "a benchmark";
        if (context.Values.Map(item, Owner) is not { } map)
        {
            return null;
        }

        string? id = map.Require("id", Owner) is { } value ? context.Values.Text(value, "id") : null;
        string? dataset = map.Require("dataset", Owner) is { } name && context.Values.Text(name, "dataset") is { } named ? context.Dataset(named) : null;
        string? region = map.Text("region");
        Transform(map, context);
        DatasetView? view = dataset is null ? null : DatasetView.Find(dataset, region, simulations, context.Vocabulary);
        IReadOnlyList<YamlValue> metrics = map.Require("metrics", id is null ? Owner : $"benchmark '{id}'") is { } list ? context.Values.List(list, "metrics") : [];
        BenchmarkSpec benchmark = new()
        {
            Id = id ?? string.Empty,
            Dataset = dataset ?? string.Empty,
            Region = region,
            Transform = "none",
            Metrics = [.. metrics.Select(metric => MetricReader.Read(metric, view, context)).OfType<MetricSpec>().SelectMany(grid.Multiply)],
            Subsets = map.Texts("sets"),
            LayerRule = map.Text("layer") ?? "sweep",
            Position = map.Position,
        };
        map.Done(Owner);
        return benchmark;
    }

    private static void Transform(MapBinder map, ReadingContext context)
    {
        if (map.Take("transform") is { } value && context.Values.Text(value, "transform") is { } text && text != "none")
        {
            context.Log.Error(value.Position, Messages.NotYet($"transform: {YamlScalar.Short(text)}"));
        }
    }
}
