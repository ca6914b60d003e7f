using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>The report compares by factors that the models have, or that the catalogue may tell of their weights.</summary>
public sealed class ReportFactorCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "report-factor";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        IReadOnlyList<string> known = KnownFactors.Of(manifest);
        SourcePosition report = manifest.Positions.Of(manifest.Start, "report");
        for (int i = 0; i < manifest.Report.By.Count; i++)
        {
            if (!known.Contains(manifest.Report.By[i]))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(report, "by", i), Messages.Unknown("factor", manifest.Report.By[i], known));
            }
        }
    }
}
