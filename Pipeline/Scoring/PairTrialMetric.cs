using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Renderings;
using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>A metric of pairs of observers: a model against each human, or the humans among themselves.</summary>
internal sealed class PairTrialMetric(IPairMetric metric) : ITrialMetric
{
    public bool AppliesTo(TrialTable table) => true;

    public TrialSetScore Score(TrialTable table, string observer, long seed, int draws)
    {
        BehaviourSet set = BehaviourSets.Of(table);
        bool humans = observer == TrialScorer.Humans;
        BehaviourResult between = PairScore.BetweenHumans(set, metric);
        BehaviourResult result = humans ? between : PairScore.ModelAgainstHumans(set, observer, metric);
        BehaviourBootstrap? bootstrap = draws > 0 ? BehaviourSets.Bootstrap(set, seed, draws) : null;
        return new TrialSetScore
        {
            Value = new Scored(result.Value, result.Note),
            Between = between.Value,
            Draws = bootstrap is null ? [] : (humans ? bootstrap.BetweenHumans(metric) : bootstrap.ModelAgainstHumans(observer, metric))[0],
            Conditions = set.Conditions.Count < 2 ? [] : [.. set.Conditions.Select(condition => (condition, BehaviourAggregate.MeanOfDefined(result.Cells.Where(cell => cell.Condition == condition).Select(cell => cell.Value))))],
            Images = set.Conditions.Sum(condition => (long)set.Cell(set.Humans[0], condition).ImageIds.Length),
            Humans = set.Humans.Count,
            Raw = metric is ErrorConsistency && !humans ? AgreementRaw.Of(set, observer) : null,
        };
    }
}
