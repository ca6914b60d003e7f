using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>Families and regimes that do not fill a table evenly.</summary>
public sealed class UnbalancedCellsCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "unbalanced cells";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        List<Storage.ScoreRow> models = [.. groups.SelectMany(group => group.Entries).Where(entry => entry.IsNetwork).Select(entry => entry.Identity).DistinctBy(row => row.Model)];
        var cells = models.GroupBy(row => (row.Family, row.Regime)).ToDictionary(cell => cell.Key, cell => cell.Count());
        List<string> families = [.. models.Select(row => row.Family).Distinct()], regimes = [.. models.Select(row => row.Regime).Distinct()];
        if (families.Count < 2 || regimes.Count < 2)
        {
            yield break;
        }

        List<string> empty = [.. families.SelectMany(family => regimes.Where(regime => !cells.ContainsKey((family, regime))).Select(regime => $"{family} × {regime}"))];
        if (empty.Count > 0 || cells.Values.Max() > cells.Values.Min())
        {
            yield return Found($"Family × regime is unbalanced: {cells.Values.Min()} to {cells.Values.Max()} models a filled cell{(empty.Count == 0 ? string.Empty : $", empty: {NameText.List(empty, 6)}")}. A difference between families is then partly one between regimes, and the other way round.");
        }
    }
}
