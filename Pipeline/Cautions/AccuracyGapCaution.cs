using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>Regimes whose networks differ in accuracy by more than five points: what agrees better may only be what recognises better.</summary>
public sealed class AccuracyGapCaution : Caution
{
    private const double Largest = 0.05;

    /// <inheritdoc/>
    public override string Name => "accuracy gap behind a contrast";

    /// <inheritdoc/>
    public override string? Blind(ReportInput input) => input.Scores.Concat(input.TableRows).Any(row => Factor.NumberOf(row, "accuracy") is not null) ? null : "no model has a tag accuracy";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        Storage.ScoreRow[] models = [.. groups.SelectMany(group => group.Entries).Where(entry => entry.IsNetwork && !entry.IsUntrained).Select(entry => entry.Identity).DistinctBy(row => row.Model)];
        double[] all = [.. models.Select(row => Factor.NumberOf(row, "accuracy")).OfType<double>()];
        double unit = all.Length > 0 && all.Max() > 1 ? 100 : 1; // per cent, or shares
        foreach (string factor in input.By)
        {
            var levels = models.Where(row => Factor.LevelOf(row, factor) is not null && Factor.NumberOf(row, "accuracy") is not null).GroupBy(row => Factor.LevelOf(row, factor)!).Select(level => (level.Key, Mean: level.Average(row => Factor.NumberOf(row, "accuracy")!.Value))).OrderBy(level => level.Mean).ToList();
            if (levels.Count > 1 && levels[^1].Mean - levels[0].Mean > Largest * unit)
            {
                double gap = 100 / unit * (levels[^1].Mean - levels[0].Mean);
                yield return Found($"Behind {NameText.Short(factor)} stands a gap in accuracy: {NameText.Short(levels[^1].Key)} is on average {NumberText.Fixed(gap, 1, dropZero: false)} points better than {NameText.Short(levels[0].Key)}. A comparison of models of like accuracy (concord compare --match accuracy) tells what is left.");
            }
        }
    }
}
