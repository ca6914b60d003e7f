using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads the manifest's own keys and hands each list to its reader.</summary>
internal static class ManifestBuilder
{
    private const int LargestBootstrap = 1_000_000;

    public static Manifest Build(MapBinder map, ReadingContext context)
    {
        string? name = map.Require("name", "the manifest") is { } value ? context.Values.Text(value, "name") : null;
        string? question = map.Text("question");
        int seed = map.Integer("seed", 0, int.MaxValue) ?? ManifestDefaults.Seed;
        int bootstrap = map.Integer("bootstrap", 0, LargestBootstrap) ?? ManifestDefaults.Bootstrap;
        ComputeSpec compute = Compute(map.Map("compute"));
        ReportSpec report = Report(map.Map("report"), context);
        Grid grid = GridReader.Read(map.Map("grid"), seed, context);
        TrainingSpec[] trainings = [.. map.List("train").SelectMany(item => TrainingReader.Read(item, context))];
        TableSpec[] tables = AnalysesReader.Tables(map, context);
        AnalysisSpec[] analyses = AnalysesReader.Read(map, seed, tables, context);
        IReadOnlyList<YamlValue> models = Needed("models") is { } list ? context.Values.List(list, "models") : [];
        ModelSpec[] modelSpecs = AutomaticTags.Add([.. models.SelectMany(item => ModelReader.Read(item, seed, grid, context))], context.Vocabulary);
        SimulationSpec[] simulations = [.. map.List("simulations").Select(item => SimulationReader.Read(item, context)).OfType<SimulationSpec>()];
        IReadOnlyList<YamlValue> benchmarks = Needed("benchmarks") is { } items and not YamlSequence { Items.Count: 0 } ? context.Values.List(items, "benchmarks") : []; // none: for exports alone
        BenchmarkSpec[] benchmarkSpecs = [.. benchmarks.SelectMany(item => BenchmarkReader.Read(item, seed, simulations, grid, context))];
        grid.ReportUnused(modelSpecs, benchmarkSpecs, context);
        IReadOnlyList<MultiverseSpec> multiverses = MultiverseReader.Read(map, context.Values);
        RecoverySpec? recovery = RecoveryReader.Read(map, context.Values);
        _ = map.Map("lock");
        map.Done("the manifest");
        return new Manifest
        {
            Path = string.Empty,
            Text = string.Empty,
            Name = name ?? string.Empty,
            Seed = seed,
            Question = question,
            Trainings = trainings,
            Models = modelSpecs,
            Simulations = simulations,
            Benchmarks = benchmarkSpecs,
            Compute = compute,
            Report = report,
            Bootstrap = bootstrap,
            Analyses = analyses,
            Tables = tables,
            Multiverses = multiverses,
            Recovery = recovery,
            Start = map.Position,
        };

        // A manifest may train alone, or analyse tables alone.
        YamlValue? Needed(string key) => tables.Length > 0 || (map.Has("train") && !map.Has("models") && !map.Has("benchmarks")) ? map.Take(key) : map.Require(key, "the manifest");
    }

    private static ComputeSpec Compute(MapBinder? map)
    {
        ComputeSpec compute = new(
            map?.Integer("threads", 1, 1024) ?? ManifestDefaults.Threads,
            map?.Integer("batch", 1, 65_536) ?? ManifestDefaults.Batch);
        map?.Done("compute");
        return compute;
    }

    private static ReportSpec Report(MapBinder? map, ReadingContext context)
    {
        IReadOnlyList<string> by = map?.Texts("by") ?? [];
        IReadOnlyList<YamlValue> formats = map?.List("formats") ?? [];
        string[] words = [.. formats.Select(item => context.Values.Word(item, "formats", ManifestDefaults.Formats)).OfType<string>().Distinct()];
        IReadOnlyList<string> columns = map?.Texts("columns") ?? [];
        map?.Done("report");
        return new ReportSpec(by.Count == 0 ? ManifestDefaults.By : by, words.Length == 0 ? ManifestDefaults.Formats : words) { Columns = columns };
    }
}
