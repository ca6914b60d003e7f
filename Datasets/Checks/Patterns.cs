using Concord.Datasets.Assemblies;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Checks;

/// <summary>Rows that show some items more than once, each a pattern over features that were standardised over the rows; and how each agrees with the mean of the other rows of its item.</summary>
internal sealed class Patterns
{
    private const int MostFeatures = 2000;
    private const int ChancePairs = 1000;

    private readonly float[][] _rows;
    private readonly int[] _itemOf;
    private readonly double[][] _sums;
    private readonly int[] _counts;
    private double[]? _own;

    private Patterns(IReadOnlyList<string> items, int[] itemOf, IReadOnlyList<string> names, float[][] rows)
    {
        Items = items;
        Names = names;
        _itemOf = itemOf;
        _rows = rows;
        Standardise(rows);
        _counts = new int[items.Count];
        _sums = [.. items.Select(_ => new double[rows[0].Length])];
        for (int row = 0; row < rows.Length; row++)
        {
            Add(_sums[itemOf[row]], rows[row], 1);
            _counts[itemOf[row]]++;
        }

        Chance = ComputeChance();
    }

    /// <summary>What was shown.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>What messages call each row.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Rows => _rows.Length;

    /// <summary>Mean and standard deviation, in Fisher's z = atanh r, of the correlation of a row with the mean of another item.</summary>
    public (double Mean, double Sd) Chance { get; }

    public int ItemOf(int row) => _itemOf[row];

    /// <summary>Presentations over neuroids; where there are more than 2,000 neuroids, 2,000 evenly spaced ones. A missing value counts as the neuroid's mean.</summary>
    public static Patterns Of(PresentationAssembly recording, TimeBin? window)
    {
        int[] bins = recording.BinsOf(window);
        int step = Math.Max(1, (recording.Neuroids.Count + MostFeatures - 1) / MostFeatures);
        double[] response = new double[recording.Neuroids.Count];
        float[][] rows = new float[recording.Presentations.Count][];
        for (int row = 0; row < rows.Length; row++)
        {
            recording.Response(row, bins, response);
            rows[row] = [.. response.Where((_, column) => column % step == 0).Select(value => (float)value)];
        }

        Dictionary<string, int> place = recording.StimulusIds.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        return new Patterns(recording.StimulusIds, [.. recording.Presentations.Select(presentation => place[presentation.StimulusId])], [.. recording.Presentations.Select(presentation => presentation.ToString())], rows);
    }

    /// <summary>Rows of the RDMs of several subjects over the stimuli: each says how far one stimulus is from the others.</summary>
    public static Patterns Of(RdmSet subjects)
    {
        int count = subjects.StimulusIds.Count;
        var rows = new List<float[]>();
        var names = new List<string>();
        foreach (RdmEntry entry in subjects.Entries)
        {
            float[][] own = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Select(j => (float)RdmCheck.At(entry.UpperTriangle, i, j, count)).ToArray())];
            // Standardised within the subject, whose scale is its own; a stimulus' distance to itself says nothing.
            Standardise(own);
            rows.AddRange(own);
            names.AddRange(subjects.StimulusIds.Select(id => $"'{id}' of subject '{entry.Subject ?? entry.Name}'"));
        }

        return new Patterns(subjects.StimulusIds, [.. Enumerable.Range(0, rows.Count).Select(row => row % count)], names, [.. rows]);
    }

    /// <summary>(rows) correlation of each with the mean of the other rows of its item; NaN where it is the only one.</summary>
    public IReadOnlyList<double> OwnCorrelations => _own ??= [.. Enumerable.Range(0, _rows.Length).Select(row => With(row, _itemOf[row], row))];

    /// <summary>The correlation of a row with the mean of an item's rows.</summary>
    /// <param name="row">The row.</param>
    /// <param name="item">The item.</param>
    /// <param name="without">Rows of that item that do not count.</param>
    public double With(int row, int item, params ReadOnlySpan<int> without)
    {
        int count = _counts[item] - without.Length;
        if (count == 0)
        {
            return double.NaN;
        }

        double[] mean = [.. _sums[item]];
        foreach (int left in without)
        {
            Add(mean, _rows[left], -1);
        }

        return Correlation.Pearson(Array.ConvertAll(_rows[row], value => (double)value), mean);
    }

    /// <summary>atanh r, kept finite: on this scale correlations are about normal (Fisher 1915).</summary>
    public static double Fisher(double r) => Math.Atanh(Math.Clamp(r, -0.999999, 0.999999));

    private static void Add(double[] sum, float[] row, int sign)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += sign * row[i];
        }
    }

    private static void Standardise(float[][] rows)
    {
        for (int feature = 0; feature < rows[0].Length; feature++)
        {
            double sum = 0;
            double squares = 0;
            int count = 0;
            foreach (float value in rows.Select(row => row[feature]).Where(float.IsFinite))
            {
                sum += value;
                squares += (double)value * value;
                count++;
            }

            double mean = count == 0 ? 0 : sum / count;
            double sd = count == 0 ? 0 : Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)));
            foreach (float[] row in rows)
            {
                row[feature] = float.IsFinite(row[feature]) && sd > 0 ? (float)((row[feature] - mean) / sd) : 0;
            }
        }
    }

    private (double Mean, double Sd) ComputeChance()
    {
        if (Items.Count < 3)
        {
            return (double.NaN, double.NaN);
        }

        var random = new SplitMix(0);
        double[] found = [.. Enumerable.Range(0, ChancePairs).Select(_ =>
        {
            int row = random.Below(_rows.Length);
            return With(row, (_itemOf[row] + 1 + random.Below(Items.Count - 1)) % Items.Count);
        }).Where(r => !double.IsNaN(r)).Select(Fisher)];
        double mean = found.Length == 0 ? double.NaN : found.Average();
        return (mean, found.Length == 0 ? double.NaN : Math.Sqrt(found.Average(r => (r - mean) * (r - mean))));
    }
}
