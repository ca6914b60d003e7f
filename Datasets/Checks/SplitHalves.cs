using Concord.Datasets.Assemblies;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Checks;

/// <summary>Random halves of the presentations of each repeated stimulus, and how each neuroid's means of them correlate.</summary>
/// <remarks>The halves are drawn from a fixed seed: the same data give the same table.</remarks>
internal sealed class SplitHalves
{
    private const int Draws = 10;
    private const int Shuffles = 99;
    private const int MostShuffled = 200;

    private readonly double[][] _halfR = new double[Draws][];
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly int _rows;
    private readonly int _columns;

    public SplitHalves(PresentationAssembly recording, TimeBin? window)
    {
        var means = new PresentationMeans(recording, window);
        int[][] repeated = [.. Enumerable.Range(0, recording.Presentations.Count).GroupBy(row => recording.Presentations[row].StimulusId, StringComparer.Ordinal).Select(group => group.ToArray()).Where(rows => rows.Length > 1)];
        _rows = repeated.Length;
        _columns = recording.Neuroids.Count;
        _first = [];
        _second = [];
        for (int draw = 0; draw < Draws; draw++)
        {
            var random = new SplitMix((ulong)draw);
            int[][] shuffled = [.. repeated.Select(rows => Shuffled(rows, random))];
            double[] first = means.Values(shuffled.SelectMany(rows => rows.Take(rows.Length / 2))).Means;
            double[] second = means.Values(shuffled.SelectMany(rows => rows.Skip(rows.Length / 2))).Means;
            _halfR[draw] = [.. Enumerable.Range(0, _columns).Select(column => Correlation.WhereBoth(Column(first, column), Column(second, column)))];
            (_first, _second) = draw == 0 ? (first, second) : (_first, _second);
        }
    }

    /// <summary>The stimuli that were shown more than once.</summary>
    public int Stimuli => _rows;

    /// <summary>Spearman–Brown 2r/(1 + r) of the halves' correlation: the median over the neuroids, the mean over ten random halves. NaN where it is not defined.</summary>
    /// <param name="columns">The neuroids that count.</param>
    public double Reliability(IReadOnlyList<int> columns) =>
        _halfR.Average(r => Correlation.Median(columns.Select(column => 2 * r[column] / (1 + r[column])).Where(value => !double.IsNaN(value))));

    /// <summary>(columns) Spearman–Brown of each neuroid, the mean over ten random halves; NaN where it does not vary.</summary>
    /// <param name="columns">The neuroids that count.</param>
    public double[] Each(IReadOnlyList<int> columns) => [.. columns.Select(column => _halfR.Average(r => 2 * r[column] / (1 + r[column])))];

    /// <summary>Whether the halves agree better than with the stimuli of one of them shuffled: the median correlation, and the one that 95 % of 99 shuffles stay below. At most 200 neuroids are looked at.</summary>
    /// <param name="columns">The neuroids that count.</param>
    public (double Median, double Shuffled) AgainstShuffled(IReadOnlyList<int> columns)
    {
        int step = Math.Max(1, columns.Count / MostShuffled);
        int[] some = [.. columns.Where((_, i) => i % step == 0)];
        double[][] first = [.. some.Select(column => Column(_first, column))];
        double[][] second = [.. some.Select(column => Column(_second, column))];
        double found = Median(first, second, [.. Enumerable.Range(0, _rows)]);
        var random = new SplitMix(1);
        double[] shuffled = [.. Enumerable.Range(0, Shuffles).Select(_ => Median(first, second, Shuffled([.. Enumerable.Range(0, _rows)], random))).Order()];
        return (found, shuffled[(int)(0.95 * Shuffles)]);
    }

    private static double Median(double[][] first, double[][] second, int[] order) =>
        Correlation.Median(first.Zip(second, (a, b) => Correlation.WhereBoth(a, [.. order.Select(row => b[row])])).Where(r => !double.IsNaN(r)));

    private static int[] Shuffled(int[] rows, SplitMix random)
    {
        int[] shuffled = [.. rows];
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    private double[] Column(double[] values, int column)
    {
        double[] one = new double[_rows];
        for (int row = 0; row < _rows; row++)
        {
            one[row] = values[(row * _columns) + column];
        }

        return one;
    }
}
