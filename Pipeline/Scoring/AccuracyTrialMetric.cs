using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>Accuracy of an observer, or of all humans pooled.</summary>
internal sealed class AccuracyTrialMetric : ITrialMetric
{
    public bool AppliesTo(TrialTable table) => true;

    public TrialSetScore Score(TrialTable table, string observer, long seed, int draws)
    {
        BehaviourSet set = BehaviourSets.Of(table);
        BehaviourResult humans = Accuracy.OfHumans(set);
        bool isHumans = observer == TrialScorer.Humans;
        BehaviourResult result = isHumans ? humans : Accuracy.OfObserver(set, observer);
        return new TrialSetScore
        {
            Value = new Scored(result.Value, result.Note),
            Between = humans.Value,
            Draws = draws == 0 ? [] : BehaviourSets.Bootstrap(set, seed, draws).Accuracy(isHumans ? [.. set.Humans] : [observer]),
            Conditions = set.Conditions.Count < 2 ? [] : [.. set.Conditions.Select(condition => (condition, result.Cells.Where(cell => cell.Condition == condition).Select(cell => cell.Value).DefaultIfEmpty(double.NaN).Average()))],
            Images = set.Conditions.Sum(condition => (long)set.Cell(set.Humans[0], condition).ImageIds.Length),
            Humans = set.Humans.Count,
        };
    }
}
