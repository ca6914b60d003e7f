using Concord.Alignment;
using Concord.Alignment.Ceilings;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A ceiling can be had from the data, and a normalisation has one.</summary>
public sealed class CeilingCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "ceiling";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach ((BenchmarkSpec benchmark, MetricSpec metric, DatasetView dataset) in BenchmarkMetrics.Of(manifest, vocabulary))
        {
            if (!dataset.Supplies(metric.Ceiling))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(metric.Position, "ceiling"), Messages.CeilingNotSupplied(metric.Ceiling, benchmark.Dataset));
            }
            else if (OtherComparator(metric) is { } message)
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(metric.Position, "ceiling"), message);
            }
            else if (metric.Ceiling == "none" && metric.Normalization != "none")
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(metric.Position, "normalization"), Messages.NormalizationWithoutCeiling(metric.Normalization));
            }
        }
    }

    private static Message? OtherComparator(MetricSpec metric)
    {
        if (!SubjectCeilings.Has(metric.Ceiling) || !metric.Options.TryGetValue("compare", out string? comparator))
        {
            return null;
        }

        try
        {
            SubjectCeilings.ReadingOf(metric.Ceiling, comparator);
            return null;
        }
        catch (AlignmentException exception)
        {
            return Messages.CeilingOfAnotherComparator(metric.Ceiling, exception.Expected, comparator, exception.Remedy);
        }
    }
}
