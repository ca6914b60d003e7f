using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>An untrained network at least as good as a trained one of the same architecture.</summary>
public sealed class UntrainedNotWorseCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "untrained as good as trained";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups)
        {
            (ScoreEntry Untrained, ScoreEntry Trained)[] pairs = [.. Scored(group, isUntrained: true).SelectMany(untrained => Scored(group, isUntrained: false).Where(trained => trained.Identity.Architecture == untrained.Identity.Architecture).Select(trained => (untrained, trained)))];
            string[] beaten = [.. pairs.Where(pair => group.HigherIsBetter ? pair.Trained.Score <= pair.Untrained.Score : pair.Trained.Score >= pair.Untrained.Score).Select(pair => $"{NameText.Short(pair.Untrained.Label)} {NumberText.Score(pair.Untrained.Score, group.IsBounded)} against {NameText.Short(pair.Trained.Label)} {NumberText.Score(pair.Trained.Score, group.IsBounded)}")];
            if (beaten.Length > 0)
            {
                yield return Found($"In {beaten.Length} of {pairs.Length} pairs of one architecture the untrained network scores no worse than the trained one, by the scores alone and not by their intervals: {string.Join("; ", beaten.Take(3))}{(beaten.Length > 3 ? $"; and {beaten.Length - 3} more" : string.Empty)}. What is measured here may need little training, or the layer or weights are wrong.", group.Title);
            }
        }
    }

    private static IEnumerable<ScoreEntry> Scored(ScoreGroup group, bool isUntrained) => group.Entries.Where(entry => entry.IsNetwork && entry.IsUntrained == isUntrained && entry.Score is not null);
}
