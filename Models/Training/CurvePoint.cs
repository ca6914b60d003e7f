namespace Concord.Models.Training;

/// <summary>One point of a learning curve.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="ImagesSeen">Examples shown, repetitions counted.</param>
/// <param name="Loss">Mean loss since the point before.</param>
/// <param name="Accuracy">Share right since the point before, of examples as they were shown (perturbed, if there is an adversary); NaN for masked patches.</param>
/// <param name="LearningRate">Of the last step.</param>
public sealed record CurvePoint(long Step, long ImagesSeen, double Loss, double Accuracy, double LearningRate);
