using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Cautions;

/// <summary>A trained network whose accuracy on pictures like those of training may be that of guessing.</summary>
public sealed class NotLearntCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "not learnt";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        TrainingRow[] tested = [.. input.Trainings.Where(row => row is { Measure: "accuracy", Set: "test" }).GroupBy(row => (row.Fingerprint, row.Model)).Select(network => network.MaxBy(row => row.Step)!)];
        TrainingRow[] atChance = [.. tested.Where(row => row.CiLow <= row.Chance)];
        if (atChance.Length > 0)
        {
            yield return Found($"{NameText.List([.. atChance.Select(row => row.Model)])}: the accuracy's interval includes guessing ({NumberText.Score(atChance[0].Chance)}). Shuffled labels are meant to end so; any other such network has not learnt, and is no example of its regime.", "Training");
        }
    }
}
