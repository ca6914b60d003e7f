using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads one item of <c>models:</c>; a series of checkpoints becomes several models.</summary>
internal static class ModelReader
{
    public static IEnumerable<ModelSpec> Read(YamlValue item, int seed, Grid grid, ReadingContext context)
    {
        if (context.Values.Map(item, "a model") is not { } map)
        {
            return [];
        }

        string? id = map.Require("id", "a model") is { } value ? context.Values.Text(value, "id") : null;
        string owner = id is null ? "this model" : $"model '{id}'";
        IReadOnlyList<(long? Step, ModelSource Source)> sources = SourceReader.Read(map, owner, context);
        IReadOnlyList<KeyValuePair<string, string>> options = ArchitectureOptionsReader.Read(map, sources[0].Source, owner, context);
        if (options.Count > 0)
        {
            sources = [.. sources.Select(source => (source.Step, source.Source is NetworkSource network ? network with { Options = options } : source.Source))];
        }

        ModelSource first = sources[0].Source;
        string? family = map.Text("family");
        string? regime = map.Text("regime");
        long? step = map.Integer("step", 0, long.MaxValue);
        bool isSeries = map.Has("checkpoints");
        if (isSeries && step is not null)
        {
            context.Log.Error(map.Position, Messages.Conflict(owner, "step", "checkpoints"));
        }

        ModelSpec model = new()
        {
            Id = id ?? string.Empty,
            Source = first,
            Family = family ?? Family(first, context.Vocabulary),
            Regime = regime ?? "unknown",
            Tags = map.Scalars("tags"),
            Training = map.Scalars("training"),
            CheckpointStep = step,
            Layers = LayersReader.Read(map, first, owner, context),
            Preprocessing = PreprocessingReader.Read(map, first, owner, context),
            Prompts = map.Word("prompts", ManifestWords.Prompts),
            Ablate = AblationReader.Read(map, first, owner, seed, context),
            Precision = Precision(map, first, owner, context),
            VisualDegrees = VisualDegrees(map, first, owner, context),
            Readouts = [],
            Position = map.Position,
        };
        model = model with { Readouts = ReadoutsReader.Read(map, model, seed, grid, context) };
        map.Done("a model");
        return ModelVariants.Of(model, grid, context).SelectMany(_ => sources, (variant, source) => variant with
        {
            Id = isSeries ? $"{variant.Id}@{source.Step}" : variant.Id,
            Source = source.Source is NetworkSource own && variant.Source is NetworkSource varied ? own with { Options = varied.Options } : source.Source,
            CheckpointStep = source.Step ?? step,
            Regime = regime ?? (source.Source is NetworkSource { Weights.InitSeed: not null } ? "untrained" : "unknown"),
        });
    }

    private static string Precision(MapBinder map, ModelSource source, string owner, ReadingContext context)
    {
        if (map.Take("precision") is not { } value)
        {
            return ManifestWords.Precisions[0];
        }

        if (source is ActivationsSource or DatasetSource)
        {
            context.Log.Error(value.Position, Messages.OnlyForNetworks("precision", owner));
        }

        return context.Values.Word(value, "precision", ManifestWords.Precisions) ?? ManifestWords.Precisions[0];
    }

    private static double VisualDegrees(MapBinder map, ModelSource source, string owner, ReadingContext context)
    {
        if (map.Take("visual-degrees") is not { } value)
        {
            return ManifestDefaults.VisualDegrees;
        }

        if (source is ActivationsSource or DatasetSource)
        {
            context.Log.Error(value.Position, Messages.OnlyForNetworks("visual-degrees", owner));
        }

        return context.Values.Number(value, "visual-degrees", ScreenPlacing.LeastDegrees, ScreenPlacing.MostDegrees) ?? ManifestDefaults.VisualDegrees;
    }

    private static string Family(ModelSource source, IManifestVocabulary vocabulary) =>
        source is NetworkSource network && vocabulary.ArchitectureIds.Contains(network.Architecture) ? vocabulary.FamilyOf(network.Architecture) : "unknown";
}
