namespace Concord.Alignment.Behaviour;

/// <summary>The fraction of trials answered with the right category; no answer counts as wrong; higher is better.</summary>
/// <remarks>Source: Geirhos et al. 2021, doi:10.48550/arXiv.2106.07411: humans' trials are pooled in each condition, then the mean over conditions.</remarks>
public static class Accuracy
{
    /// <summary>One observer: mean over conditions.</summary>
    /// <param name="set">The dataset.</param>
    /// <param name="observer">An observer of it.</param>
    public static BehaviourResult OfObserver(BehaviourSet set, string observer) => Pooled(set, [observer]);

    /// <summary>All humans: their trials pooled in each condition, then the mean over conditions.</summary>
    /// <param name="set">The dataset.</param>
    public static BehaviourResult OfHumans(BehaviourSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Pooled(set, set.Humans);
    }

    private static BehaviourResult Pooled(BehaviourSet set, IReadOnlyList<string> observers)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (observers.Count == 0 || set.Conditions.Count == 0)
        {
            return new BehaviourResult(double.NaN, [], "no trials");
        }

        var cells = new List<BehaviourCell>();
        double sum = 0;
        foreach (string condition in set.Conditions)
        {
            ObserverCondition[] all = observers.Select(observer => set.Cell(observer, condition)).ToArray();
            sum += (double)all.Sum(cell => cell.CorrectCount) / all.Sum(cell => cell.IsCorrect.Length);
            cells.AddRange(all.Select(cell => new BehaviourCell(cell.Observer, string.Empty, condition, (double)cell.CorrectCount / cell.IsCorrect.Length)));
        }

        return new BehaviourResult(sum / set.Conditions.Count, cells, null);
    }
}
