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
            Readouts = [],
            Position = map.Position,
        };
        model = model with { Readouts = ReadoutsReader.Read(map, model, seed, grid, context) };
        map.NotYet("ablate");
        map.Done("a model");
        return sources.Select(source => model with
        {
            Id = isSeries ? $"{model.Id}@{source.Step}" : model.Id,
            Source = source.Source,
            CheckpointStep = source.Step ?? step,
            Regime = regime ?? (source.Source is NetworkSource { Weights.InitSeed: not null } ? "untrained" : "unknown"),
        });
    }

    private static string Family(ModelSource source, IManifestVocabulary vocabulary) =>
        source is NetworkSource network && vocabulary.ArchitectureIds.Contains(network.Architecture) ? vocabulary.FamilyOf(network.Architecture) : "unknown";
}
