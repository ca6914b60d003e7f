namespace Concord.Alignment.Simulation;

/// <summary>Who wins a recording of model recovery.</summary>
public static class RecoveryWinner
{
    /// <summary>The model of the highest score.</summary>
    /// <param name="scores">(models), higher is better; NaN where undefined, which never wins.</param>
    /// <returns>Its place; the number of models, nobody's place, for a tie at the top or where nothing is defined.</returns>
    public static int Of(IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        double top = scores.Where(score => !double.IsNaN(score)).DefaultIfEmpty(double.NaN).Max();
        int[] first = [.. Enumerable.Range(0, scores.Count).Where(model => scores[model] == top)];
        return first.Length == 1 ? first[0] : scores.Count;
    }
}
