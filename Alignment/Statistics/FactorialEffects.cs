using Concord.Alignment.Resampling;

namespace Concord.Alignment.Statistics;

/// <summary>Cell means, main effects, interaction contrasts and sums of squares of two factors over the scores of models, such as architecture × regime.</summary>
/// <remarks>
/// Means and effects weigh cells equally (see <see cref="MainEffect"/>); sums of squares are of type II: SS(A | B) = RSS(B) − RSS(A + B), SS(B | A) likewise,
/// SS(A:B) = RSS(A + B) − RSS(cells), residual RSS(cells). In an unbalanced design they overlap or leave gaps and do not add up to the total; the note says so.
/// Intervals: every number is computed again in each bootstrap draw, the same resample of stimuli for all models, so they say what other stimuli would give and not what other models would.
/// Noise of the draws adds to every sum of squares: its draws lie above it, and an interval of a small effect need not hold 0 or the estimate.
/// Undefined, with the reason: means of empty cells, effects that need one, sums without a degree of freedom (a factor of one level, or confounded with the other).
/// Models without a score are left out and counted. Which models are in the table decides the shares: they are no property of the factors alone.
/// Source: Searle 1987, Linear Models for Unbalanced Data; Langsrud 2003, doi:10.1023/A:1023260610025 (type II); <c>statsmodels anova_lm(typ=2)</c>.
/// </remarks>
public static class FactorialEffects
{
    /// <summary>The analysis.</summary>
    /// <param name="scores">(models); NaN where undefined.</param>
    /// <param name="draws">(models × draws), draw b the same resample for every model; empty arrays where there are none.</param>
    /// <param name="first">(models) level of the first factor, 0 … levels − 1.</param>
    /// <param name="second">(models) level of the second factor, 0 … levels − 1.</param>
    /// <param name="level">Of the intervals.</param>
    public static FactorialResult Compute(IReadOnlyList<double> scores, IReadOnlyList<double[]> draws, IReadOnlyList<int> first, IReadOnlyList<int> second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.SameLength(scores.Count, draws.Count);
        Require.SameLength(scores.Count, first.Count);
        Require.SameLength(scores.Count, second.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(first.Concat(second).DefaultIfEmpty().Min(), nameof(first));
        int[] models = Enumerable.Range(0, scores.Count).Where(model => !double.IsNaN(scores[model])).ToArray();
        int count = models.Length == 0 ? 0 : draws[models[0]].Length;
        var design = new FactorialDesign(Array.ConvertAll(models, model => first[model]), Array.ConvertAll(models, model => second[model]), first.Append(-1).Max() + 1, second.Append(-1).Max() + 1);
        var tables = new Tables(design, Array.ConvertAll(models, model => scores[model]), Enumerable.Range(0, count).Select(draw => Array.ConvertAll(models, model => draws[model][draw])).ToArray(), level);
        return new FactorialResult
        {
            Cells = [.. Cells(design, tables)],
            FirstEffects = [.. Enumerable.Range(0, design.FirstLevels).Select(a => new MainEffect(a, tables.OfMeans(Row(design, a), "an empty cell: no mean over all levels")))],
            SecondEffects = [.. Enumerable.Range(0, design.SecondLevels).Select(b => new MainEffect(b, tables.OfMeans(Column(design, b), "an empty cell: no mean over all levels")))],
            Interactions = [.. Interactions(design, tables)],
            FirstSum = tables.OfSquares(design.FirstAfterSecond.Length, y => FactorialDesign.Projected(design.FirstAfterSecond, y)),
            SecondSum = tables.OfSquares(design.SecondAfterFirst.Length, y => FactorialDesign.Projected(design.SecondAfterFirst, y)),
            InteractionSum = tables.OfSquares(design.Interaction.Length, y => FactorialDesign.Projected(design.Interaction, y)),
            ResidualSum = tables.OfSquares(models.Length - design.Counts.Count(cell => cell > 0), design.Residual),
            TotalSum = tables.OfSquares(models.Length - 1, FactorialDesign.Total),
            IsBalanced = design.Counts.Distinct().Count() == 1 && design.Counts[0] > 0,
            Note = Note(design, scores.Count - models.Length),
        };
    }

    private static IEnumerable<FactorialCell> Cells(FactorialDesign design, Tables tables) =>
        Enumerable.Range(0, design.Counts.Length).Select(cell => new FactorialCell(cell / design.SecondLevels, cell % design.SecondLevels, design.Counts[cell], tables.OfMeans(means => means[cell], "no model in the cell")));

    private static Func<double[], double> Row(FactorialDesign design, int a) =>
        means => means.Skip(a * design.SecondLevels).Take(design.SecondLevels).Average() - means.Average();

    private static Func<double[], double> Column(FactorialDesign design, int b) =>
        means => means.Where((_, cell) => cell % design.SecondLevels == b).Average() - means.Average();

    private static IEnumerable<InteractionContrast> Interactions(FactorialDesign design, Tables tables) =>
        from a in Enumerable.Range(0, design.FirstLevels)
        from a2 in Enumerable.Range(a + 1, design.FirstLevels - a - 1)
        from b in Enumerable.Range(0, design.SecondLevels)
        from b2 in Enumerable.Range(b + 1, design.SecondLevels - b - 1)
        let top = a * design.SecondLevels
        let bottom = a2 * design.SecondLevels
        select new InteractionContrast(a, a2, b, b2, tables.OfMeans(means => means[top + b] - means[top + b2] - (means[bottom + b] - means[bottom + b2]), "one of the four cells is empty"));

    private static string? Note(FactorialDesign design, int leftOut)
    {
        int empty = design.Counts.Count(cell => cell == 0);
        int least = design.Counts.Where(cell => cell > 0).DefaultIfEmpty().Min();
        int most = design.Counts.DefaultIfEmpty().Max();
        return Notes.Join(
            leftOut == 0 ? null : $"{leftOut} models without a score left out",
            empty == 0 ? null : $"{empty} of {design.Counts.Length} cells are empty",
            least == most && empty == 0 ? null : $"unbalanced, {least} to {most} models a cell: type II sums of squares, which do not add up to the total");
    }

    // The same function of the observed scores and of the scores in every draw.
    private sealed class Tables(FactorialDesign design, double[] scores, double[][] drawn, double level)
    {
        private readonly double[] means = design.CellMeans(scores);
        private readonly double[][] drawnMeans = Array.ConvertAll(drawn, design.CellMeans);

        public FactorialEstimate OfMeans(Func<double[], double> statistic, string reason) => Estimate(statistic, means, drawnMeans, reason);

        public FactorialSum OfSquares(int degreesOfFreedom, Func<double[], double> sum)
        {
            if (degreesOfFreedom <= 0)
            {
                var none = new FactorialEstimate(Scored.Undefined("no degree of freedom"), Interval.Undefined(level, "no degree of freedom"));
                return new FactorialSum(Math.Max(0, degreesOfFreedom), none, none);
            }

            return new FactorialSum(degreesOfFreedom, Estimate(sum, scores, drawn, "a score is not finite"), Estimate(y => sum(y) / FactorialDesign.Total(y), scores, drawn, "all scores are equal"));
        }

        private FactorialEstimate Estimate(Func<double[], double> statistic, double[] observed, double[][] inDraws, string reason)
        {
            double value = statistic(observed);
            return double.IsNaN(value)
                ? new FactorialEstimate(Scored.Undefined(reason), Interval.Undefined(level, reason))
                : new FactorialEstimate(new Scored(value), Interval.Percentile(Array.ConvertAll(inDraws, draw => statistic(draw)), level));
        }
    }
}
