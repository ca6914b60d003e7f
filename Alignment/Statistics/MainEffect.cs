namespace Concord.Alignment.Statistics;

/// <summary>How far one level of a factor lies from the mean over all levels.</summary>
/// <param name="Level">The level.</param>
/// <param name="Effect">Mean of the level's cell means less the mean of all cell means: every cell counts the same, however many models it has.</param>
public sealed record MainEffect(int Level, FactorialEstimate Effect);
