namespace Concord.Alignment.Statistics;

/// <summary>The models with one level of each factor.</summary>
/// <param name="First">Level of the first factor.</param>
/// <param name="Second">Level of the second factor.</param>
/// <param name="Models">Number of models; 0 for an empty cell.</param>
/// <param name="Mean">Mean score.</param>
public sealed record FactorialCell(int First, int Second, int Models, FactorialEstimate Mean);
