namespace Concord.Pipeline.Reporting;

/// <summary>An RDM to draw: a brain region's or a model layer's.</summary>
/// <param name="Title">Whose it is.</param>
/// <param name="Benchmark">The benchmark it belongs to.</param>
/// <param name="StimulusCount">Conditions.</param>
/// <param name="UpperTriangle">Dissimilarities, upper triangle, row by row.</param>
/// <param name="GroupLabels">One label per condition (category), or empty.</param>
public sealed record RdmPicture(string Title, string Benchmark, int StimulusCount, double[] UpperTriangle, IReadOnlyList<string> GroupLabels);
