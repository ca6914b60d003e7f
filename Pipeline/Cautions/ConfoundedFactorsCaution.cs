using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>Family and regime that go together (Cramér's V above .8), and factors whose levels share no architecture.</summary>
public sealed class ConfoundedFactorsCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "confounded factors";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        List<Storage.ScoreRow> models = [.. groups.SelectMany(group => group.Entries).Where(entry => entry.IsNetwork).Select(entry => entry.Identity).DistinctBy(row => row.Model)];
        double v = CramersV([.. models.Select(row => (row.Family, row.Regime))]);
        if (v > 0.8)
        {
            yield return Found($"Family and regime go together (Cramér's V {NumberText.Ratio(v)}, {models.Count} models): the effect of one cannot be told from that of the other.");
        }

        foreach (string factor in input.By.Where(factor => factor is not ("family" or "architecture" or "model")))
        {
            if (Apart(models, factor) is { } found)
            {
                yield return Found(found);
            }
        }
    }

    // A factor whose levels have no architecture in common is one with whatever sets their architectures apart.
    private static string? Apart(List<Storage.ScoreRow> models, string factor)
    {
        var levels = models.Where(row => Factor.LevelOf(row, factor) is not null).GroupBy(row => Factor.LevelOf(row, factor)!).ToList();
        if (levels.Count < 2 || levels.SelectMany(level => level.Select(row => row.Architecture).Distinct()).GroupBy(architecture => architecture).Any(same => same.Count() > 1))
        {
            return null;
        }

        string[] sizes = [.. levels.Select(level => (level.Key, Sizes: level.Select(row => Factor.NumberOf(row, "parameters")).OfType<double>().Order().ToArray())).Where(level => level.Sizes.Length > 0).Select(level => $"{NameText.Short(level.Key)} {NumberText.Count((long)level.Sizes[level.Sizes.Length / 2])}")];
        return $"No architecture has two levels of {NameText.Short(factor)}: whatever else sets their architectures apart stands behind its contrasts.{(sizes.Length > 1 ? $" Median parameters: {string.Join(", ", sizes)}." : string.Empty)}";
    }

    /// <summary>Cramér's V of two labels; NaN when either has one level.</summary>
    /// <remarks>V = √(χ²/(n (min(r, c) − 1))).</remarks>
    internal static double CramersV(IReadOnlyList<(string A, string B)> pairs)
    {
        var rows = pairs.GroupBy(pair => pair.A).ToDictionary(group => group.Key, group => group.Count());
        var columns = pairs.GroupBy(pair => pair.B).ToDictionary(group => group.Key, group => group.Count());
        var cells = pairs.GroupBy(pair => pair).ToDictionary(group => group.Key, group => group.Count());
        int smaller = Math.Min(rows.Count, columns.Count) - 1;
        if (smaller < 1)
        {
            return double.NaN;
        }

        double chiSquare = 0;
        foreach ((string a, int rowCount) in rows)
        {
            foreach ((string b, int columnCount) in columns)
            {
                double expected = (double)rowCount * columnCount / pairs.Count;
                double difference = cells.GetValueOrDefault((a, b)) - expected;
                chiSquare += difference * difference / expected;
            }
        }

        return Math.Sqrt(chiSquare / (pairs.Count * smaller));
    }
}
