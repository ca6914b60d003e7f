namespace Concord.Alignment.Behaviour;

/// <summary>Behavioural metrics of pairs, aggregated as published: mean over conditions, then over pairs of observers.</summary>
/// <remarks>
/// An undefined cell is left out of its mean and counted in the note. Datasets are averaged afterwards with <see cref="BehaviourAggregate"/>.
/// Source: Geirhos et al. 2021, doi:10.48550/arXiv.2106.07411; model-vs-human <c>get_raw_benchmark_df</c>.
/// </remarks>
public static class PairScore
{
    /// <summary>A model against every human.</summary>
    /// <param name="set">The dataset.</param>
    /// <param name="model">An observer of it.</param>
    /// <param name="metric">One of <see cref="PairMetrics.All"/>.</param>
    public static BehaviourResult ModelAgainstHumans(BehaviourSet set, string model, IPairMetric metric)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Over(set, set.Humans.Select(human => (model, human)), metric);
    }

    /// <summary>The row of humans against humans: all unordered pairs. The ceiling of a model's score.</summary>
    /// <param name="set">The dataset.</param>
    /// <param name="metric">One of <see cref="PairMetrics.All"/>.</param>
    public static BehaviourResult BetweenHumans(BehaviourSet set, IPairMetric metric)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Over(set, set.HumanPairs(), metric);
    }

    private static BehaviourResult Over(BehaviourSet set, IEnumerable<(string First, string Second)> pairs, IPairMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var cells = new List<BehaviourCell>();
        var perPair = new List<double>();
        var notes = new List<string?>();
        foreach ((string first, string second) in pairs)
        {
            int start = cells.Count;
            foreach (string condition in set.Conditions)
            {
                Scored score = metric.Compute(PairCounts.Of(set.Cell(first, condition), set.Cell(second, condition)));
                cells.Add(new BehaviourCell(first, second, condition, score.Value));
                notes.Add(score.Note);
            }

            perPair.Add(BehaviourAggregate.MeanOfDefined(cells.Skip(start).Select(cell => cell.Value)));
        }

        int undefined = cells.Count(cell => double.IsNaN(cell.Value));
        string? note = undefined == 0 ? null : $"{undefined} of {cells.Count} pairs and conditions undefined and left out: {Notes.Join(notes)}";
        return new BehaviourResult(BehaviourAggregate.MeanOfDefined(perPair), cells, perPair.Count == 0 ? "no pair of observers" : note);
    }
}
