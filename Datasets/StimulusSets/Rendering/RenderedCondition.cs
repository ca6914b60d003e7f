namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>One condition of a test set.</summary>
/// <param name="Label">As trials have it.</param>
/// <param name="Change">What it does to a scene.</param>
/// <param name="Visibility">How much of their cues simulated observers keep, 0…1.</param>
internal sealed record RenderedCondition(string Label, Func<RenderedFactors, RenderedFactors> Change, double Visibility = 1);
