using Concord.Alignment.Similarity;

namespace Concord.Alignment.Catalogue;

/// <summary>A similarity between spaces as a metric: its definition and how it is made from the options of a manifest.</summary>
/// <param name="Metric">The definition.</param>
/// <param name="Make">The measure with the options' values.</param>
public sealed record SimilarityEntry(MetricEntry Metric, Func<IMetricOptions, ISimilarity> Make);
