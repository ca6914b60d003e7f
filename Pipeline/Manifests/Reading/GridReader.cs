using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>grid:</c>, paths to lists of values.</summary>
internal static class GridReader
{
    public const string TokensPath = "models.readout.tokens";
    public const string DimsPath = "models.readout.projection.dims";
    private const string MetricsPrefix = "metrics.";
    private const int LargestProduct = 10_000;

    public static Grid Read(MapBinder? map, ReadingContext context)
    {
        if (map is null)
        {
            return Grid.Empty;
        }

        ValueBinder values = context.Values;
        string[] tokens = [.. map.List(TokensPath).Select(item => ReadoutReader.Tokens(item, context)).OfType<string>()];
        int[] dims = [.. map.List(DimsPath).Select(item => (int?)values.Integer(item, "dims", 1, ReadoutReader.LargestDims)).OfType<int>()];
        List<GridMetric> metrics = [];
        foreach (YamlEntry entry in map.Entries.Where(entry => entry.Key.Text is not (TokensPath or DimsPath)))
        {
            if (Metric(entry, context) is { } metric)
            {
                metrics.Add(metric);
            }
        }

        double product = Math.Max(1, tokens.Length) * (double)Math.Max(1, dims.Length) * metrics.Aggregate(1.0, (count, metric) => count * Math.Max(1, metric.Values.Count));
        if (product > LargestProduct)
        {
            context.Log.Error(map.Position, Messages.GridTooLarge(product, LargestProduct));
            return Grid.Empty;
        }

        return new Grid(tokens, dims, metrics);
    }

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

    private static IReadOnlyList<string> Paths(IManifestVocabulary vocabulary) =>
        [TokensPath, DimsPath, .. vocabulary.MetricEntries.SelectMany(metric => metric.Options, (metric, option) => $"{MetricsPrefix}{metric.Id}.{option.Name}")];
}
