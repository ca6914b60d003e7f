using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>Shape bias on cue-conflict images; for the humans their decisions pooled.</summary>
internal sealed class ShapeBiasTrialMetric : ITrialMetric
{
    public bool AppliesTo(TrialTable table) => table.Trials.Any(trial => CueConflict.TextureOf(trial) is not null);

    public TrialSetScore Score(TrialTable table, string observer, long seed, int draws)
    {
        string[] observers = observer == TrialScorer.Humans ? [.. table.HumanSubjects] : [observer];
        ShapeBiasResult result = ShapeBias.Compute([.. observers.SelectMany(name => Decisions(table, name))]);
        ShapeBiasResult humans = ShapeBias.Compute([.. table.HumanSubjects.SelectMany(name => Decisions(table, name))]);
        double[] values = [];
        if (draws > 0 && observers.Length == 1)
        {
            CueDecision[] decisions = Decisions(table, observers[0]);
            values = ShapeBias.Draws(decisions, new StimulusResamples(seed, draws, decisions.Length));
        }

        return new TrialSetScore
        {
            Value = new Scored(result.Value, result.Note),
            Between = humans.Value,
            Draws = values,
            Conditions = [],
            Images = result.Trials / observers.Length,
            Humans = table.HumanSubjects.Count,
        };
    }

    private static CueDecision[] Decisions(TrialTable table, string observer) =>
    [
        .. table.Trials.Where(trial => trial.Subject == observer).OrderBy(trial => trial.ImageId, StringComparer.Ordinal)
            .Select(trial => ShapeBias.Decide(trial.Category, CueConflict.TextureOf(trial) ?? trial.Category, trial.Response)).OfType<CueDecision>(),
    ];
}
