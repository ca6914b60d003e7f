using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>Shape bias on cue-conflict images, and of each category of shapes; for the humans their decisions pooled.</summary>
internal sealed class ShapeBiasTrialMetric : ITrialMetric
{
    public bool AppliesTo(TrialTable table) => table.Trials.Any(trial => CueConflict.TextureOf(trial) is not null);

    public TrialSetScore Score(TrialTable table, string observer, long seed, int draws)
    {
        string[] observers = observer == TrialScorer.Humans ? [.. table.HumanSubjects] : [observer];
        ShapeBiasResult result = Bias(table, observers);
        ShapeBiasResult humans = Bias(table, table.HumanSubjects);
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
            Conditions = [.. table.Trials.Select(trial => trial.Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(category => (category, Bias(table, observers, category).Value))],
            Images = result.Trials / observers.Length,
            Humans = table.HumanSubjects.Count,
        };
    }

    private static ShapeBiasResult Bias(TrialTable table, IReadOnlyList<string> observers, string? category = null) => ShapeBias.Compute([.. observers.SelectMany(name => Decisions(table, name, category))]);

    private static CueDecision[] Decisions(TrialTable table, string observer, string? category = null) =>
    [
        .. table.Trials.Where(trial => trial.Subject == observer && (category is null || trial.Category == category)).OrderBy(trial => trial.ImageId, StringComparer.Ordinal)
            .Select(trial => ShapeBias.Decide(trial.Category, CueConflict.TextureOf(trial) ?? trial.Category, trial.Response)).OfType<CueDecision>(),
    ];
}
