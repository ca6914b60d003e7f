using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>What a development analysis found.</summary>
/// <param name="Spec">What was asked.</param>
/// <param name="Series">One a model and benchmark with two checkpoints or more.</param>
/// <param name="LeftOut">Rows left out, with the reason.</param>
internal sealed record DevelopmentResult(AnalysisSpec Spec, IReadOnlyList<DevelopmentSeries> Series, IReadOnlyList<string> LeftOut);
