using System.Text;
using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests;

/// <summary>Writes the manifest with everything resolved; read again it gives the same manifest.</summary>
public static class LockFileWriter
{
    /// <summary>YAML text of the same grammar: no default left out, grids and checkpoints multiplied out, paths absolute.</summary>
    /// <param name="manifest">A manifest without errors.</param>
    /// <param name="extras">Hashes and layers that resolution found; they replace the manifest's.</param>
    public static string Write(Manifest manifest, LockExtras extras)
    {
        StringBuilder text = new("# Written by concord: the manifest with every default, source and hash resolved.\n");
        text.Append("name: ").Append(YamlText.Word(manifest.Name)).Append('\n');
        if (manifest.Question is { } question)
        {
            text.Append("question: ").Append(YamlText.Word(question)).Append('\n');
        }

        text.Append("seed: ").Append(YamlText.Number(manifest.Seed)).Append('\n');
        text.Append("bootstrap: ").Append(YamlText.Number(manifest.Bootstrap)).Append('\n');
        text.Append("compute: ").Append(YamlText.Map([("threads", YamlText.Number(manifest.Compute.Threads)), ("batch", YamlText.Number(manifest.Compute.Batch))])).Append('\n');
        List(text, "train", manifest.Trainings, LockedTraining.Entries);
        text.Append(manifest.Scores ? "models:\n" : string.Empty);
        foreach (ModelSpec model in manifest.Models)
        {
            Item(text, Model(model, extras.Models.GetValueOrDefault(model.Id) ?? new LockedModel()));
        }

        List(text, "simulations", manifest.Simulations, Simulation);
        text.Append(manifest.Scores ? "benchmarks:\n" : string.Empty);
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks)
        {
            Benchmark(text, benchmark);
        }

        LockedAnalyses.Append(text, manifest);
        LockedMultiverse.Append(text, manifest);
        LockedRecovery.Append(text, manifest);
        text.Append("report: ").Append(YamlText.Map([("by", Words(manifest.Report.By)), ("formats", Words(manifest.Report.Formats)), ("columns", manifest.Report.Columns.Count == 0 ? null : Words(manifest.Report.Columns))])).Append('\n');
        Lock(text, extras);
        return text.ToString();
    }

    private static void List<T>(StringBuilder text, string key, IReadOnlyList<T> items, Func<T, IEnumerable<(string Key, string? Value)>> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append(key).Append(":\n");
        foreach (T item in items)
        {
            Item(text, write(item));
        }
    }

    private static IEnumerable<(string Key, string? Value)> Model(ModelSpec model, LockedModel locked)
    {
        bool isNetwork = model.Source is NetworkSource;
        LayerSelection layers = locked.Layers is { } names ? new LayerSelection(LayerSelectionKind.Listed, names) : model.Layers;
        return
        [
            ("id", YamlText.Word(model.Id)),
            .. Source(model.Source, locked.Sha256),
            ("family", YamlText.Word(model.Family)),
            ("regime", YamlText.Word(model.Regime)),
            ("step", model.CheckpointStep is { } step ? YamlText.Number(step) : null),
            ("tags", YamlText.Map(model.Tags.Select(tag => (tag.Key, (string?)YamlText.Word(tag.Value))))),
            ("training", YamlText.Map(model.Training.Select(tag => (tag.Key, (string?)YamlText.Word(tag.Value))))),
            ("layers", isNetwork ? Layers(layers) : null),
            ("ablate", model.Ablate is { } ablate ? Ablate(ablate) : null),
            ("precision", model.Precision == ManifestWords.Precisions[0] ? null : model.Precision),
            ("preprocessing", isNetwork && model.Preprocessing is { } preprocessing ? Preprocessing(preprocessing) : null),
            ("visual-degrees", model.VisualDegrees == ManifestDefaults.VisualDegrees ? null : YamlText.Number(model.VisualDegrees)),
            ("prompts", model.Prompts),
            ("readouts", model.Source is DatasetSource ? null : YamlText.List(model.Readouts.Select(Readout))),
        ];
    }

    private static IEnumerable<(string Key, string? Value)> Source(ModelSource source, string? lockedSha256) => source switch
    {
        NetworkSource network => [("architecture", YamlText.Word(network.Architecture)), ("options", Options(network)), ("weights", Weights(network.Weights, lockedSha256))],
        ActivationsSource activations => [("activations", PathAndHash(activations.Path, lockedSha256 ?? activations.Sha256))],
        DatasetSource dataset => [("from", YamlText.Map([("dataset", YamlText.Word(dataset.Dataset)), ("name", YamlText.Word(dataset.Name))]))],
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "a source that cannot be written"),
    };

    private static string? Options(NetworkSource network) => network.Options.Count == 0 ? null : YamlText.Map(network.Options.Select(option => (option.Key, (string?)YamlText.Word(option.Value))));

    private static string Ablate(AblationText ablation) => YamlText.Map(
    [
        ("heads", ablation.Heads.Count == 0 ? null : Words(ablation.Heads.Select(head => head.ToString()))),
        ("units", ablation.Units.Count == 0 ? null : YamlText.Map(ablation.Units.Select(units => (units.Site, (string?)(units.Units.Count == 0 ? "all" : YamlText.List(units.Units.Select(unit => YamlText.Number(unit)))))))),
        ("positions", ablation.Positions),
        ("seed", ablation.Positions == "shuffle" ? YamlText.Number(ablation.Seed) : null),
    ]);

    private static string Weights(WeightsText weights, string? lockedSha256)
    {
        string? sha256 = lockedSha256 ?? weights.Sha256;
        return weights.InitSeed is { } seed
            ? YamlText.Map([("init", YamlText.Number(seed)), ("tokenizer", Word(weights.Tokenizer))])
            : weights.Path is { } path
                ? YamlText.Map([("path", YamlText.Word(path)), ("sha256", Word(sha256)), .. Part(weights)])
                : YamlText.Map([("url", Word(weights.Url)), ("sha256", Word(sha256)), .. Part(weights)]);
    }

    private static (string Key, string? Value)[] Part(WeightsText weights) => [("state-dict", Word(weights.StateDict)), ("prefix", Word(weights.Prefix)), ("tokenizer", Word(weights.Tokenizer))];

    private static string? Word(string? text) => text is null ? null : YamlText.Word(text);

    private static string PathAndHash(string path, string? sha256) =>
        YamlText.Map([("path", YamlText.Word(path)), ("sha256", sha256 is null ? null : YamlText.Word(sha256))]);

    private static string? Layers(LayerSelection layers) => layers.Kind switch
    {
        LayerSelectionKind.All => "all",
        LayerSelectionKind.Blocks => "blocks",
        LayerSelectionKind.Listed => Words(layers.Names),
        _ => null,
    };

    private static string Preprocessing(PreprocessingText text) => YamlText.Map(
    [
        ("resize", text.Resize is { } resize ? YamlText.Number(resize) : null),
        ("crop", text.Crop is { } crop ? YamlText.Number(crop) : null),
        ("interpolation", text.Interpolation),
        ("antialias", text.Antialias is { } antialias ? YamlText.Boolean(antialias) : null),
        ("mean", Numbers(text.Mean)),
        ("std", Numbers(text.Std)),
        ("range", Numbers(text.Range)),
    ]);

    private static string Readout(ReadoutText readout)
    {
        string projection = readout.ProjectionKind == "none"
            ? "none"
            : YamlText.Map(
            [
                ("kind", readout.ProjectionKind),
                ("dims", readout.Dims is { } dims ? YamlText.Number(dims) : null),
                ("fit-on", readout.FitOn is { } dataset ? YamlText.Word(dataset) : null),
                ("seed", YamlText.Number(readout.Seed)),
            ]);
        return YamlText.Map([("tokens", readout.Tokens), ("projection", projection)]);
    }

    private static IEnumerable<(string Key, string? Value)> Simulation(SimulationSpec simulation) =>
    [
        ("id", YamlText.Word(simulation.Id)),
        ("stimuli", YamlText.Word(simulation.Stimuli)),
        ("from", YamlText.Map([("model", YamlText.Word(simulation.FromModel)), ("layer", YamlText.Word(simulation.Layer))])),
        ("neuroids", YamlText.Number(simulation.Neuroids)),
        ("subjects", YamlText.Number(simulation.Subjects)),
        ("repetitions", YamlText.Number(simulation.Repetitions)),
        ("noise", YamlText.Number(simulation.NoiseSd)),
        ("region", YamlText.Word(simulation.Region)),
    ];

    private static void Benchmark(StringBuilder text, BenchmarkSpec benchmark)
    {
        Item(
            text,
            [
                ("id", YamlText.Word(benchmark.Id)),
                ("dataset", YamlText.Word(benchmark.Dataset)),
                ("region", benchmark.Region is { } region ? YamlText.Word(region) : null),
                ("transform", YamlText.Word(benchmark.Transform)),
                ("sets", benchmark.Subsets.Count == 0 ? null : Words(benchmark.Subsets)),
                ("layer", YamlText.Word(benchmark.LayerRule)),
            ]);
        text.Append("    metrics:\n");
        foreach (MetricSpec metric in benchmark.Metrics)
        {
            string options = YamlText.Map(metric.Entry.Options.Select(option => (option.Name, (string?)Option(option, metric.Options[option.Name]))));
            text.Append("      - ").Append(metric.Entry.Id).Append(": ").Append(options).Append('\n');
            text.Append("        ceiling: ").Append(YamlText.Word(metric.Ceiling)).Append('\n');
            text.Append("        normalization: ").Append(YamlText.Word(metric.Normalization)).Append('\n');
        }
    }

    private static string Option(MetricOption option, string value) => option.Type switch
    {
        MetricOptionType.Number or MetricOptionType.Integer => value,
        MetricOptionType.NumberList when value.StartsWith('[') => value,
        _ => YamlText.Word(value),
    };

    private static void Lock(StringBuilder text, LockExtras extras)
    {
        text.Append("lock:\n  version: ").Append(YamlText.Word(extras.Version ?? "unknown")).Append('\n');
        text.Append("  datasets: ").Append(YamlText.Map(extras.Datasets.Select(pair => (pair.Key, (string?)YamlText.Word(pair.Value))))).Append('\n');
        text.Append("  preprocessing: ")
            .Append(YamlText.Map(extras.Models.Where(pair => pair.Value.Preprocessing is not null).Select(pair => (pair.Key, (string?)YamlText.Word(pair.Value.Preprocessing!)))))
            .Append('\n');
    }

    internal static void Item(StringBuilder text, IEnumerable<(string Key, string? Value)> entries)
    {
        string lead = "  - ";
        foreach ((string key, string? value) in entries.Where(entry => entry.Value is not null))
        {
            text.Append(lead).Append(key).Append(": ").Append(value).Append('\n');
            lead = "    ";
        }
    }

    internal static string Words(IEnumerable<string> words) => YamlText.List(words.Select(YamlText.Word));

    private static string? Numbers(IReadOnlyList<double>? numbers) => numbers is null ? null : NumberListText.Canonical(numbers);
}
