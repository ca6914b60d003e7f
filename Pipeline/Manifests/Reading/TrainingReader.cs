using System.Globalization;
using Concord.Models.Training;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads one item of <c>train:</c>: architectures × regimes × seeds.</summary>
internal static class TrainingReader
{
    private const string Owner = "an item of train";
    private const int LargestCount = 10_000_000;

    public static IEnumerable<TrainingSpec> Read(YamlValue item, ReadingContext context)
    {
        if (context.Values.Map(item, Owner) is not { } map)
        {
            return [];
        }

        IReadOnlyList<YamlValue> architectures = map.Require("architectures", Owner) is { } list ? context.Values.List(list, "architectures") : [];
        string[] names = [.. architectures.Select(name => context.Values.Word(name, "architectures", context.Vocabulary.ArchitectureIds)).OfType<string>()];
        IReadOnlyList<YamlValue> items = map.Require("regimes", Owner) is { } regimes ? context.Values.List(regimes, "regimes") : [];
        (string Name, string Like, TrainingSettings Settings)[] read = [.. items.Select(regime => Regime(regime, context)).OfType<(string, string, TrainingSettings)>()];
        IReadOnlyList<YamlValue> given = map.List("seeds");
        long[] seeds = [.. given.Select(seed => context.Values.Integer(seed, "seeds", 0, int.MaxValue)).OfType<long>()];
        TrainingData data = Data(map.Map("data"), context);
        TrainingSettings common = map.Map("settings") is { } settings ? Settings(settings, "settings") : new TrainingSettings();
        bool all = map.Word("checkpoints", ManifestWords.Checkpoints) == ManifestWords.Checkpoints[1];
        map.Done(Owner);
        return
        [
            .. from architecture in names
               from regime in read
               from seed in seeds.Length == 0 ? [ManifestDefaults.Seed] : seeds
               select new TrainingSpec
               {
                   Id = string.Create(CultureInfo.InvariantCulture, $"{architecture}.{regime.Name}.s{seed}"),
                   Architecture = architecture,
                   Regime = regime.Name,
                   Like = regime.Like,
                   Seed = seed,
                   Data = data,
                   // What all regimes have in common makes no adversary where a regime has none.
                   Settings = regime.Settings.Or(regime.Settings.HasAdversary || TrainingDefaults.IsAdversarial(regime.Like) ? common : common.WithoutAdversary()),
                   WithCheckpoints = all,
                   Position = map.Position,
               },
        ];
    }

    // A word, or a map that gives settings of its own and, under another name, what it is like.
    private static (string Name, string Like, TrainingSettings Settings)? Regime(YamlValue item, ReadingContext context)
    {
        if (item is YamlScalar)
        {
            return context.Values.Word(item, "regimes", ManifestWords.TrainingRegimes) is { } word ? (word, word, new TrainingSettings()) : null;
        }

        const string What = "a regime";
        if (context.Values.Map(item, What) is not { } map)
        {
            return null;
        }

        string? name = map.Require("name", What) is { } value ? context.Values.Text(value, "name") : null;
        string? like = map.Has("like") || name is null ? map.Word("like", ManifestWords.TrainingRegimes) : context.Values.Word(map.Take("name")!, "name", ManifestWords.TrainingRegimes);
        TrainingSettings settings = Settings(map, What);
        return name is null || like is null ? null : (name, like, settings);
    }

    private static TrainingSettings Settings(MapBinder map, string owner)
    {
        TrainingSettings settings = new()
        {
            Epochs = map.Integer("epochs", 1, 100_000),
            Batch = map.Integer("batch", 2, 65_536),
            LearningRate = map.Number("learning-rate", 1e-9, 1e3),
            WeightDecay = map.Number("weight-decay", 0, 1e3),
            Norm = map.Word("norm", ManifestWords.Norms),
            Epsilon = map.Number("epsilon", 0, 1e3),
            AttackSteps = map.Integer("attack-steps", 1, 1000),
            OwnTexture = map.Number("own-texture", 0, 1),
        };
        map.Done(owner);
        return settings;
    }

    private static TrainingData Data(MapBinder? map, ReadingContext context)
    {
        if (map is null)
        {
            return new TrainingData(null, ManifestDefaults.TrainingSide, null);
        }

        string? dataset = map.Text("dataset") is { } name ? context.Dataset(name) : null;
        int side = map.Integer("side", 16, 256) ?? ManifestDefaults.TrainingSide;
        int? images = map.Integer("images", 1, LargestCount);
        map.Done("data");
        return new TrainingData(dataset, side, images);
    }
}
