namespace Concord.Alignment.Behaviour;

/// <summary>Agreement of two patterns over images with its ceiling, split by split.</summary>
/// <param name="Score">Mean over splits of r(model, first half of the trials).</param>
/// <param name="Ceiling">Mean over splits of r(first half, second half).</param>
/// <param name="Ceiled">Mean over splits of r/√c, each split with its own ceiling; NaN where a ceiling is not above 0.</param>
/// <param name="SplitScores">(splits).</param>
/// <param name="SplitCeilings">(splits).</param>
public sealed record ImageConsistencyResult(Scored Score, Scored Ceiling, Scored Ceiled, IReadOnlyList<double> SplitScores, IReadOnlyList<double> SplitCeilings);
