using Concord.Alignment.Catalogue;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>grid:</c>, paths to lists of values.</summary>
internal static class GridReader
{
    public const string TokensPath = "models.readout.tokens";
    public const string DimsPath = "models.readout.projection.dims";
    public const string AblatePath = "models.ablate";
    public const string TransformPath = "benchmarks.transform";
    public const string OptionsPrefix = "models.options.";
    private const string MetricsPrefix = "metrics.";
    private const int LargestProduct = 10_000;

    public static Grid Read(MapBinder? map, int seed, ReadingContext context)
    {
        if (map is null)
        {
            return Grid.Empty;
        }

        ValueBinder values = context.Values;
        string[] tokens = [.. map.List(TokensPath).Select(item => ReadoutReader.Tokens(item, context)).OfType<string>()];
        int[] dims = [.. map.List(DimsPath).Select(item => (int?)values.Integer(item, "dims", 1, ReadoutReader.LargestDims)).OfType<int>()];
        GridLesion[] lesions = [.. map.List(AblatePath).Select(item => Lesion(item, seed, context)).OfType<GridLesion>()];
        StimulusTransform[] transforms = [.. map.List(TransformPath).Select(item => BenchmarkTransformReader.Read(item, seed, context)).OfType<StimulusTransform>().DistinctBy(transform => transform.Text)];
        List<GridMetric> metrics = [];
        List<GridOption> options = [];
        foreach (YamlEntry entry in map.Entries.Where(entry => entry.Key.Text is not (TokensPath or DimsPath or AblatePath or TransformPath)))
        {
            if (entry.Key.Text.StartsWith(OptionsPrefix, StringComparison.Ordinal))
            {
                options.Add(new GridOption(entry.Key.Text[OptionsPrefix.Length..], values.List(entry.Value, entry.Key.Text), entry.Key.Position));
            }
            else if (Metric(entry, context) is { } metric)
            {
                metrics.Add(metric);
            }
        }

        double product = Math.Max(1, tokens.Length) * (double)Math.Max(1, dims.Length) * Math.Max(1, lesions.Length) * Math.Max(1, transforms.Length)
            * metrics.Select(metric => metric.Values.Count).Concat(options.Select(option => option.Values.Count)).Aggregate(1.0, (count, values) => count * Math.Max(1, values));
        if (product > LargestProduct)
        {
            context.Log.Error(map.Position, Messages.GridTooLarge(product, LargestProduct));
            return Grid.Empty;
        }

        return new Grid(tokens, dims, metrics, lesions, options, transforms);
    }

    private static GridLesion? Lesion(YamlValue item, int seed, ReadingContext context) =>
        item is YamlScalar { Text: "none" } ? new GridLesion(null, item.Position)
        : AblationReader.Read(item, seed, context) is { } ablation ? new GridLesion(ablation, item.Position)
        : null;

    private static GridMetric? Metric(YamlEntry entry, ReadingContext context)
    {
        string path = entry.Key.Text;
        string[] parts = path.StartsWith(MetricsPrefix, StringComparison.Ordinal) ? path[MetricsPrefix.Length..].Split('.') : [];
        MetricEntry? metric = parts.Length == 2 ? context.Vocabulary.MetricEntries.FirstOrDefault(known => known.Id == parts[0]) : null;
        MetricOption? option = metric?.Options.FirstOrDefault(known => known.Name == parts[1]);
        if (metric is null || option is null)
        {
            context.Log.Error(entry.Key.Position, Messages.GridPath(path, Paths(context.Vocabulary)));
            return null;
        }

        string[] words = [.. context.Values.List(entry.Value, path).Select(item => OptionReader.Read(item, option, context)).OfType<string>().Distinct()];
        return words.Length == 0 ? null : new GridMetric(metric.Id, option.Name, words, entry.Key.Position);
    }

    private static IEnumerable<string> OptionPaths(IManifestVocabulary vocabulary) =>
        vocabulary.ArchitectureIds.SelectMany(vocabulary.OptionsOf).Select(option => OptionsPrefix + option.Name).Distinct();

    private static IReadOnlyList<string> Paths(IManifestVocabulary vocabulary) =>
        [TokensPath, DimsPath, AblatePath, TransformPath, .. OptionPaths(vocabulary), .. vocabulary.MetricEntries.SelectMany(metric => metric.Options, (metric, option) => $"{MetricsPrefix}{metric.Id}.{option.Name}")];
}
