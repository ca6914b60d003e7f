namespace Concord.Alignment.Simulation;

/// <summary>Counts the winners of one noise level.</summary>
internal sealed class RecoveryTally
{
    private readonly int[][] winners;
    private readonly List<double>[] margins;
    private readonly List<double>[] reliabilities;

    public RecoveryTally(int models)
    {
        winners = [.. Enumerable.Range(0, models).Select(_ => new int[models + 1])];
        margins = [.. Enumerable.Range(0, models).Select(_ => new List<double>())];
        reliabilities = [.. Enumerable.Range(0, models).Select(_ => new List<double>())];
    }

    /// <summary>Adds one recording.</summary>
    /// <param name="generator">The model it was made from.</param>
    /// <param name="scores">(models); NaN where undefined.</param>
    /// <param name="reliability">(neuroids) measured.</param>
    public void Add(int generator, double[] scores, IReadOnlyList<double> reliability)
    {
        winners[generator][RecoveryWinner.Of(scores)]++;
        double best = scores.Where((score, model) => model != generator && !double.IsNaN(score)).DefaultIfEmpty(double.NaN).Max();
        margins[generator].Add(scores[generator] - best);
        reliabilities[generator].Add(reliability.Average());
    }

    public RecoveryLevel ToLevel(NoiseLevel noise) => new()
    {
        Noise = noise,
        Winners = winners,
        Margins = [.. margins.Select(list => list.ToArray())],
        Reliability = [.. reliabilities.Select(list => list.Average())],
    };
}
