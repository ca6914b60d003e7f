namespace Concord.Pipeline.Manifests;

/// <summary>What networks learn from.</summary>
/// <param name="Dataset">A dataset whose pictures have categories: an id of the catalogue or the path of a dataset file; null for rendered shapes.</param>
/// <param name="Side">Pixels a side.</param>
/// <param name="Images">How many pictures; null for the regime's own number, or all of a dataset.</param>
public sealed record TrainingData(string? Dataset, int Side, int? Images);
