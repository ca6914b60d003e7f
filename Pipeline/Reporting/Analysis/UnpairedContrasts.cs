using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Differences between levels in a table that has no resamples: models are the sample.</summary>
/// <remarks>
/// Where at least <see cref="Fewest"/> architectures (or levels of the other factor) have both levels, the differences within them are the sample: Student's t.
/// Levels of the other factor of which some hold several models: Student's t of the mean difference within them, with the models within cells as error.
/// Otherwise the models of the two levels are independent groups, of at least <see cref="Fewest"/> each: Welch's interval, p by Mann and Whitney. Either says what other models of the same kinds might give, and nothing about other stimuli.
/// </remarks>
internal static class UnpairedContrasts
{
    /// <summary>Fewer differences, or models of a level, say nothing about others.</summary>
    public const int Fewest = 3;

    /// <summary>The contrast with its interval and tests; without them where there are too few models.</summary>
    /// <param name="plain">Levels, counts and difference.</param>
    /// <param name="first">All models of the first level.</param>
    /// <param name="second">All models of the second level.</param>
    /// <param name="strata">Models by what both levels share.</param>
    /// <param name="isArchitecture">Whether that is the architecture, and not a level of the other factor.</param>
    public static Contrast Complete(Contrast plain, List<ScoreEntry> first, List<ScoreEntry> second, List<(List<ScoreEntry> A, List<ScoreEntry> B)> strata, bool isArchitecture)
    {
        double[] a = Scores(first), b = Scores(second);
        MannWhitneyResult ranks = MannWhitney.Compute(a, b);
        if (plain.MatchedArchitectures >= Fewest && (isArchitecture || PooledOver(strata) is null))
        {
            double[] differences = [.. strata.Select(stratum => Scores(stratum.A).Average() - Scores(stratum.B).Average())];
            StudentTest over = StudentTest.OfMean(differences);
            return plain with { Method = ContrastMethod.Within, Low = over.Interval.Lower, High = over.Interval.Upper, PValue = over.PValue, RankSum = ranks };
        }

        bool isEnough = Math.Min(a.Length, b.Length) >= Fewest;
        if (!isArchitecture && PooledOver(strata) is { } pooled)
        {
            return plain with { Method = ContrastMethod.WithinCells, Low = pooled.Interval.Lower, High = pooled.Interval.Upper, PValue = pooled.PValue, RankSum = ranks };
        }

        StudentTest welch = isEnough ? StudentTest.OfDifference(a, b) : StudentTest.OfDifference([], []);
        return plain with
        {
            Method = ContrastMethod.Unpaired,
            MatchedArchitectures = 0,
            FirstCount = a.Length,
            SecondCount = b.Length,
            FirstMean = a.Average(),
            SecondMean = b.Average(),
            Difference = a.Average() - b.Average(),
            Low = welch.Interval.Lower,
            High = welch.Interval.Upper,
            PValue = isEnough ? ranks.PValue : double.NaN,
            RankSum = ranks,
        };
    }

    // Levels of another factor are those that they are: the models within them are the sample, with one variance.
    private static StudentTest? PooledOver(List<(List<ScoreEntry> A, List<ScoreEntry> B)> strata)
    {
        double[][] cells = [.. strata.SelectMany(stratum => new[] { Scores(stratum.A), Scores(stratum.B) })];
        int degrees = cells.Sum(cell => cell.Length - 1);
        if (strata.Count < 2 || degrees < Fewest)
        {
            return null;
        }

        double error = cells.Sum(cell => (cell.Length - 1) * (cell.Length < 2 ? 0 : Spread.Variance(cell))) / degrees;
        double value = strata.Average(stratum => Scores(stratum.A).Average() - Scores(stratum.B).Average());
        return StudentTest.Compute(value, error * cells.Sum(cell => 1.0 / cell.Length) / (strata.Count * strata.Count), degrees);
    }

    private static double[] Scores(List<ScoreEntry> entries) => [.. entries.Select(entry => entry.Score!.Value)];
}
