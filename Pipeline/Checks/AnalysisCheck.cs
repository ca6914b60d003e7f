using Concord.Models.Regimes;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Analyses have ids of their own, and what they ask for is there.</summary>
public sealed class AnalysisCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "analysis";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary) =>
    [
        .. Repeated(manifest, "analysis", manifest.Analyses.Select(analysis => (analysis.Id, analysis.Position))),
        .. Repeated(manifest, "table", manifest.Tables.Select(table => (table.Id, table.Position))),
        .. manifest.Tables.Where(table => !File.Exists(table.Path) && !Directory.Exists(table.Path)).Select(table => FindingOf.Error(manifest, manifest.Positions.Of(table.Position, "path"), Messages.NoFile("table, column map or run directory", table.Path))),
        .. manifest.Tables.Count > 0 ? [] : manifest.Analyses.SelectMany(analysis => Unknown(manifest, analysis)),
    ];

    private static IEnumerable<Finding> Repeated(Manifest manifest, string kind, IEnumerable<(string Id, SourcePosition Position)> named)
    {
        Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string id, SourcePosition position) in named)
        {
            if (!lines.TryAdd(id, position.Line))
            {
                yield return FindingOf.Error(manifest, position, Messages.DuplicateId(kind, id, lines[id]));
            }
        }
    }

    // What other people's tables hold is known only when they are read.
    private static IEnumerable<Finding> Unknown(Manifest manifest, AnalysisSpec analysis)
    {
        string[] tags = [.. manifest.Models.SelectMany(model => model.Tags.Keys.Concat(model.Training.Keys)).Distinct(), .. TrainingRegime.FactNames];
        string[] factors = [.. ManifestWords.Factors, .. tags];
        string[] benchmarks = [.. manifest.Benchmarks.Select(benchmark => benchmark.Id).Concat(manifest.Benchmarks.Select(benchmark => benchmark.Region).OfType<string>()).Distinct()];
        (string Key, string Kind, IEnumerable<string> Asked, string[] Known)[] asked =
        [
            ("x", "measure", analysis.X, ["checkpoint_step", .. tags]),
            ("benchmarks", "benchmark or region", analysis.Benchmarks, benchmarks),
            ("by", "factor", analysis.By is { } by ? [by] : [], factors),
            ("where", "factor", analysis.Where.Keys, ["model", .. factors]),
        ];
        return
            from part in asked
            from name in part.Asked
            where !part.Known.Contains(name, StringComparer.Ordinal)
            select FindingOf.Error(manifest, manifest.Positions.Of(analysis.Position, part.Key), Messages.Unknown(part.Kind, name, part.Known));
    }
}
