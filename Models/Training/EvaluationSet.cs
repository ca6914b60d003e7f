namespace Concord.Models.Training;

/// <summary>Pictures that a network is tested on.</summary>
/// <remarks>Equality compares the lists by reference.</remarks>
/// <param name="Name">Named in results.</param>
/// <param name="Images">The pictures; their categories are those of the training data.</param>
/// <param name="Rival">For pictures whose cues disagree, the label of the other cue (the texture) of each; null where there is one cue only. Where it equals the label, the picture does not count.</param>
public sealed record EvaluationSet(string Name, ITrainingImages Images, IReadOnlyList<int>? Rival = null);
