using System.Text;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests;

/// <summary>Tables and analyses as the lock file holds them.</summary>
internal static class LockedAnalyses
{
    /// <summary>Writes both lists; nothing where a manifest has none.</summary>
    public static void Append(StringBuilder text, Manifest manifest)
    {
        text.Append(manifest.Tables.Count == 0 ? string.Empty : "tables:\n");
        foreach (TableSpec table in manifest.Tables)
        {
            LockFileWriter.Item(text, [("id", YamlText.Word(table.Id)), ("path", YamlText.Word(table.Path))]);
        }

        text.Append(manifest.Analyses.Count == 0 ? string.Empty : "analyses:\n");
        foreach (AnalysisSpec analysis in manifest.Analyses)
        {
            LockFileWriter.Item(text, Analysis(analysis));
        }
    }

    private static IEnumerable<(string Key, string? Value)> Analysis(AnalysisSpec analysis)
    {
        bool scaling = analysis.Kind == AnalysisKind.Scaling;
        return
        [
            ("id", YamlText.Word(analysis.Id)),
            ("kind", scaling ? "scaling" : "development"),
            ("table", Word(analysis.Table)),
            ("x", LockFileWriter.Words(analysis.X)),
            ("benchmarks", analysis.Benchmarks.Count == 0 ? null : LockFileWriter.Words(analysis.Benchmarks)),
            ("metric", Word(analysis.Metric)),
            ("where", analysis.Where.Count == 0 ? null : YamlText.Map(analysis.Where.Select(pair => (pair.Key, (string?)LockFileWriter.Words(pair.Value))))),
            ("unit", analysis.Units.Count == 0 ? null : analysis.Units.Count == 1 ? YamlText.Number(analysis.Units[0]) : YamlText.List(analysis.Units.Select(YamlText.Number))),
            ("form", scaling ? YamlText.Word(analysis.Form) : null),
            ("forms", analysis.Forms.Count == 0 ? null : YamlText.Map(analysis.Forms.Select(pair => (pair.Key, (string?)YamlText.Word(pair.Value))))),
            ("by", Word(analysis.By)),
            ("draws", scaling ? YamlText.Number(analysis.Draws) : null),
        ];
    }

    private static string? Word(string? text) => text is null ? null : YamlText.Word(text);
}
