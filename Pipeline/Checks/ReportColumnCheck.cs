using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Columns;

namespace Concord.Pipeline.Checks;

/// <summary>The columns that a report is to show are in the catalogue, or factors that the models have; each once.</summary>
public sealed class ReportColumnCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "report-column";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        string[] known = [.. ColumnCatalogue.All.Select(column => column.Id).Union(KnownFactors.Of(manifest))];
        SourcePosition report = manifest.Positions.Of(manifest.Start, "report");
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        for (int i = 0; i < manifest.Report.Columns.Count; i++)
        {
            string column = manifest.Report.Columns[i];
            SourcePosition at = manifest.Positions.Of(report, "columns", i);
            if (!known.Contains(column, StringComparer.Ordinal))
            {
                yield return FindingOf.Error(manifest, at, Messages.Unknown("column", column, known));
            }
            else if (!lines.TryAdd(column, at.Line))
            {
                yield return FindingOf.Error(manifest, at, Messages.RepeatedColumn(column, lines[column]));
            }
        }
    }
}
