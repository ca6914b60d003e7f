using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Catalogue;

/// <summary>A mapping as a metric: its definition and how it is made from the options of a manifest.</summary>
/// <param name="Metric">The definition.</param>
/// <param name="Make">The mapping with the options' values.</param>
/// <param name="IsReversed">Whether neuroids predict the model's units.</param>
public sealed record MappingEntry(MetricEntry Metric, Func<IMetricOptions, Mapping> Make, bool IsReversed = false);
