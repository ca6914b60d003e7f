namespace Concord.Pipeline.Storage;

/// <summary>One point of a learning curve, as written to <c>curves.parquet</c>.</summary>
/// <param name="Fingerprint">The training's key.</param>
/// <param name="Model">The network.</param>
/// <param name="Step">Steps done.</param>
/// <param name="ImagesSeen">Pictures seen, repetitions counted.</param>
/// <param name="Loss">Mean loss since the point before.</param>
/// <param name="Accuracy">Share right since the point before, of the pictures as they were shown; null where the objective has no right answer.</param>
/// <param name="LearningRate">Of the last step.</param>
public sealed record CurveRow(string Fingerprint, string Model, long Step, long ImagesSeen, double Loss, double? Accuracy, double LearningRate);
