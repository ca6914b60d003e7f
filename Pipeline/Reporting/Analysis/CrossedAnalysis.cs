using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Crosses two factors on a group: once over all networks, and again over the trained ones where some are not.</summary>
/// <remarks>Which models are counted decides the shares: with untrained networks as a regime, regime may explain nearly everything, and next to nothing among trained ones. So both stand side by side.</remarks>
public static class CrossedAnalysis
{
    // Where no network is untrained, all of them are the trained ones.
    private const string TrainedNetworks = "trained networks", AllNetworks = "all networks";

    /// <summary>The analyses of every group, in their order, with interactions adjusted over all of them.</summary>
    public static IReadOnlyList<CrossedFactors> Over(IEnumerable<ScoreGroup> groups, string first, string second)
    {
        CrossedFactors[] all = [.. groups.SelectMany(group => Of(group, first, second))];
        ILookup<(ScoreGroup, string), CrossedFactors> adjusted = all.GroupBy(crossed => crossed.Population == AllNetworks ? TrainedNetworks : crossed.Population).SelectMany(Adjusted).ToLookup(crossed => (crossed.Group, crossed.Population));
        return [.. all.SelectMany(crossed => adjusted[(crossed.Group, crossed.Population)])];
    }

    /// <summary>The analyses of a group, p values not adjusted; the first is over all networks. Empty where no network has a score and both levels.</summary>
    public static IReadOnlyList<CrossedFactors> Of(ScoreGroup group, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(group);
        bool drawn = group.Entries.Any(entry => entry.Draws is not null);
        List<ScoreEntry> entries = [.. group.Entries.Where(entry => entry.IsNetwork && entry.Score is not null && (entry.Draws is not null || !drawn) && Factor.LevelOf(entry.Identity, first) is not null && Factor.LevelOf(entry.Identity, second) is not null)];
        List<ScoreEntry> trained = entries.FindAll(entry => !entry.IsUntrained);
        return entries.Count == 0 ? []
            : trained.Count == 0 || trained.Count == entries.Count ? [Cross(group, (first, second), entries, trained.Count == 0 ? "untrained networks" : group.Entries.Any(entry => entry.IsNetwork && entry.IsUntrained) ? TrainedNetworks : AllNetworks)]
            : [Cross(group, (first, second), entries, "all networks, untrained ones too"), Cross(group, (first, second), trained, TrainedNetworks)];
    }

    private static CrossedFactors Cross(ScoreGroup group, (string First, string Second) factors, List<ScoreEntry> entries, string population)
    {
        string[] rows = [.. Contrasts.Levels(entries, factors.First).Select(level => level.Key)];
        string[] columns = [.. Contrasts.Levels(entries, factors.Second).Select(level => level.Key)];
        int[] first = [.. entries.Select(entry => Array.IndexOf(rows, Factor.LevelOf(entry.Identity, factors.First)))];
        int[] second = [.. entries.Select(entry => Array.IndexOf(columns, Factor.LevelOf(entry.Identity, factors.Second)))];
        int draws = entries.Min(entry => entry.Draws?.Length ?? 0);
        double[][] drawn = [.. entries.Select(entry => draws == 0 ? [] : entry.Draws![..draws])];
        FactorialResult result = FactorialEffects.Compute([.. entries.Select(entry => entry.Score!.Value)], drawn, first, second);
        return new CrossedFactors
        {
            Group = group,
            First = factors.First,
            Second = factors.Second,
            FirstLevels = rows,
            SecondLevels = columns,
            Entries = entries,
            Population = population,
            Result = result,
            Interactions = Interactions(result, rows, columns, CellDraws(result, first, second, drawn)),
        };
    }

    // (cells)(draws) means of the models of each cell.
    private static double[][]? CellDraws(FactorialResult result, int[] first, int[] second, double[][] drawn) => drawn[0].Length == 0
        ? null
        : [.. result.Cells.Select(cell =>
        {
            double[][] models = [.. drawn.Where((_, model) => first[model] == cell.First && second[model] == cell.Second)];
            return models.Length == 0 ? [] : Enumerable.Range(0, models[0].Length).Select(draw => models.Average(model => model[draw])).ToArray();
        })];

    private static InteractionRow[] Interactions(FactorialResult result, string[] rows, string[] columns, double[][]? draws)
    {
        InteractionRow[] found = [.. result.Interactions.Where(interaction => interaction.Contrast.Value.IsDefined).Select(interaction =>
        {
            int top = interaction.First * columns.Length, bottom = interaction.FirstOther * columns.Length;
            int[] cells = [top + interaction.Second, top + interaction.SecondOther, bottom + interaction.Second, bottom + interaction.SecondOther];
            (double low, double high, double p) = draws is null ? OverModels(result, cells) : OverStimuli(interaction.Contrast.Value.Value, Array.ConvertAll(cells, cell => draws[cell]));
            return new InteractionRow(rows[interaction.First], rows[interaction.FirstOther], columns[interaction.Second], columns[interaction.SecondOther], interaction.Contrast.Value.Value, low, high, p, double.NaN);
        })];
        return found;
    }

    // Interactions are looked for on all measures, so all of them are one family; each population is another question.
    private static IEnumerable<CrossedFactors> Adjusted(IEnumerable<CrossedFactors> family)
    {
        CrossedFactors[] all = [.. family];
        double[] adjusted = Holm.Adjust([.. all.SelectMany(crossed => crossed.Interactions).Select(row => row.PValue)]);
        int at = 0;
        foreach (CrossedFactors crossed in all)
        {
            yield return crossed with { Interactions = [.. crossed.Interactions.Select(row => row with { AdjustedPValue = adjusted[at++] })] };
        }
    }

    private static (double Low, double High, double PValue) OverStimuli(double value, double[][] cells)
    {
        double[] drawn = [.. cells[0].Select((_, draw) => cells[0][draw] - cells[1][draw] - cells[2][draw] + cells[3][draw])];
        PairedDifference difference = PairedDifference.Compute(value, 0, drawn, new double[drawn.Length]);
        return (difference.Interval.Lower, difference.Interval.Upper, difference.PValue);
    }

    private static (double Low, double High, double PValue) OverModels(FactorialResult result, int[] cells)
    {
        var weights = new double[result.Cells.Count];
        (weights[cells[0]], weights[cells[1]], weights[cells[2]], weights[cells[3]]) = (1, -1, -1, 1);
        StudentTest test = FactorialTests.Contrast(result, weights);
        return (test.Interval.Lower, test.Interval.Upper, test.PValue);
    }
}
