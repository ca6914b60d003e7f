using Concord.Alignment.Scaling;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>What a scaling analysis found.</summary>
/// <param name="Spec">What was asked.</param>
/// <param name="Benchmarks">The benchmarks whose mean is fitted.</param>
/// <param name="Laws">One a group of models, in order of their names.</param>
/// <param name="Crossings">Of every pair of groups with a fit, for laws of one measure.</param>
/// <param name="LeftOut">Models left out, with the reason.</param>
internal sealed record ScalingResult(AnalysisSpec Spec, IReadOnlyList<string> Benchmarks, IReadOnlyList<ScalingLaw> Laws, IReadOnlyList<(string First, string Second, FamilyCrossing Crossing)> Crossings, IReadOnlyList<string> LeftOut);
