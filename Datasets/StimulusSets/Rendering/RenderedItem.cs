namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>One image of a test set.</summary>
/// <param name="StimulusId">Unique in its set; the condition before the image's name in sets of several.</param>
/// <param name="ImageId">The scene; the same in every condition, and in every set but cue-conflict.</param>
/// <param name="Condition">The condition's label.</param>
/// <param name="Factors">What it is drawn from.</param>
public sealed record RenderedItem(string StimulusId, string ImageId, string Condition, RenderedFactors Factors);
