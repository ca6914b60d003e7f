namespace Concord.Models.Training;

/// <summary>Where a training is.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Mean loss of the last steps.</param>
/// <param name="Accuracy">Share right among the last examples, as they were shown; NaN where the objective has no right answer.</param>
public sealed record TrainingProgress(long Step, long Steps, double Loss, double Accuracy);
