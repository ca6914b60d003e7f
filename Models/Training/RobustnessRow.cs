using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>How the last checkpoint did under attack.</summary>
/// <param name="Set">Name of the set, the first of the evaluation sets.</param>
/// <param name="Norm">The attack's norm.</param>
/// <param name="Epsilon">Its largest perturbation, in units where a pixel runs from 0 to 1.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Accuracy">Share right of the perturbed pictures, 0 to 1.</param>
/// <param name="CleanAccuracy">Share right of the same pictures as they are.</param>
/// <param name="Count">Pictures, the first of the set.</param>
public sealed record RobustnessRow(string Set, PerturbationNorm Norm, double Epsilon, int Steps, double Accuracy, double CleanAccuracy, int Count);
