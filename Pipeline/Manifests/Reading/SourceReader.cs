using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads where a model comes from: architecture and weights or checkpoints, activations, or a dataset.</summary>
internal static class SourceReader
{
    /// <summary>One source, or one for each checkpoint; never empty.</summary>
    public static IReadOnlyList<(long? Step, ModelSource Source)> Read(MapBinder map, string owner, ReadingContext context)
    {
        string? architecture = map.Text("architecture");
        YamlValue? weights = map.Take("weights");
        YamlValue? checkpoints = map.Take("checkpoints");
        MapBinder? activations = map.Map("activations");
        MapBinder? from = map.Map("from");
        bool isNetwork = map.Has("architecture") || weights is not null || checkpoints is not null;
        int given = (isNetwork ? 1 : 0) + (map.Has("activations") ? 1 : 0) + (map.Has("from") ? 1 : 0);
        ModelSource? activationsSource = activations is null ? null : Activations(activations, context);
        ModelSource? datasetSource = from is null ? null : FromDataset(from, context);
        if (given != 1)
        {
            context.Log.Error(map.Position, given == 0 ? Messages.NoSource(owner) : Messages.SeveralSources(owner));
            return [(null, new UnreadableSource())];
        }

        return isNetwork
            ? Network(map, owner, architecture, weights, checkpoints, context)
            : [(null, activationsSource ?? datasetSource ?? new UnreadableSource())];
    }

    private static (long? Step, ModelSource Source)[] Network(
        MapBinder map, string owner, string? architecture, YamlValue? weights, YamlValue? checkpoints, ReadingContext context)
    {
        if (!map.Has("architecture"))
        {
            map.Missing("architecture", Messages.Missing(owner, "architecture"));
        }

        if (weights is not null && checkpoints is not null)
        {
            context.Log.Error(map.Position, Messages.Conflict(owner, "weights", "checkpoints"));
        }

        if (weights is null && checkpoints is null)
        {
            map.Missing("weights", Messages.NoWeights(owner));
        }

        if (checkpoints is not null)
        {
            (long? Step, ModelSource Source)[] series = [.. context.Values.List(checkpoints, "checkpoints").Select(item => Checkpoint(item, architecture, context))];
            return series.Length == 0 ? [(null, new UnreadableSource())] : series;
        }

        return [(null, Source(architecture, weights is null ? null : WeightsReader.Read(weights, context)))];
    }

    private static (long? Step, ModelSource Source) Checkpoint(YamlValue item, string? architecture, ReadingContext context)
    {
        if (context.Values.Map(item, "a checkpoint") is not { } map)
        {
            return (null, new UnreadableSource());
        }

        long? step = map.Require("step", "a checkpoint") is { } value ? context.Values.Integer(value, "step", 0, long.MaxValue) : null;
        WeightsText? weights = map.Require("weights", "a checkpoint") is { } text ? WeightsReader.Read(text, context) : null;
        map.Done("a checkpoint");
        return (step, Source(architecture, weights));
    }

    private static ModelSource Source(string? architecture, WeightsText? weights) =>
        architecture is null || weights is null ? new UnreadableSource() : new NetworkSource(architecture, weights);

    private static ModelSource Activations(MapBinder map, ReadingContext context)
    {
        string? path = map.Require("path", "activations") is { } value ? context.Values.Text(value, "path") : null;
        string? sha256 = WeightsReader.Sha256(map, context);
        map.Done("activations");
        return path is null ? new UnreadableSource() : new ActivationsSource(context.Resolve(path), sha256);
    }

    private static ModelSource FromDataset(MapBinder map, ReadingContext context)
    {
        string? dataset = map.Require("dataset", "from") is { } value && context.Values.Text(value, "dataset") is { } named ? context.Dataset(named) : null;
        string? name = map.Require("name", "from") is { } text ? context.Values.Text(text, "name") : null;
        map.Done("from");
        return dataset is null || name is null ? new UnreadableSource() : new DatasetSource(dataset, name);
    }
}
