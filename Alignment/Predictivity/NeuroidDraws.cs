using Concord.Alignment.Linalg;
using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>The r of every neuroid in every draw, a block of draws at a time: about 64 MiB a product. Tensors live in the caller's dispose scope.</summary>
internal sealed class NeuroidDraws
{
    private const int BlockValues = 8 << 20;
    private readonly StimulusResamples resamples;
    private readonly bool standardised;
    private readonly WeightedMoments[] parts;

    /// <summary>Prepares the moments.</summary>
    /// <param name="result">Predictions; neuroids without a score are left out.</param>
    /// <param name="y">(stimuli × neuroids) responses.</param>
    /// <param name="resamples">Draws over the stimuli.</param>
    /// <param name="standardised">Predictions standardised and responses centred in each fold; otherwise as the result's pooling says.</param>
    public NeuroidDraws(PredictivityResult result, Matrix y, StimulusResamples resamples, bool standardised)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(resamples);
        Require.SameLength(y.Rows, resamples.Stimuli);
        this.resamples = resamples;
        this.standardised = standardised;
        int[] defined = Enumerable.Range(0, y.Columns).Where(j => !double.IsNaN(result.PerNeuroid[j])).ToArray();
        Neuroids = defined.Length;
        int[] all = Enumerable.Range(0, result.PredictionStimuli.Length).ToArray();
        IEnumerable<int[]> rows = result.Pooling is Pooling.Pooled && !standardised ? [all] : all.GroupBy(row => result.PredictionFolds[row]).Select(fold => fold.ToArray());
        parts = defined.Length == 0 ? [] : rows.Select(part => new WeightedMoments(result, y, part, defined)).ToArray();
    }

    /// <summary>Neuroids that have a score.</summary>
    public int Neuroids { get; }

    /// <summary>The draws one after another.</summary>
    /// <returns>(draws) of (neuroids); NaN where undefined in the draw; each valid until the next is asked for.</returns>
    public IEnumerable<ArraySegment<double>> Rows()
    {
        int step = Math.Clamp(BlockValues / Math.Max(1, Neuroids), 1, resamples.Draws);
        for (int start = 0; start < resamples.Draws; start += step)
        {
            int count = Math.Min(step, resamples.Draws - start);
            double[] table = Block(start, count); // (draws of the block, neuroids)
            for (int draw = 0; draw < count; draw++)
            {
                yield return new ArraySegment<double>(table, draw * Neuroids, Neuroids);
            }
        }
    }

    /// <summary>The mean over the draws in which a neuroid is defined.</summary>
    /// <returns>(neuroids); NaN where it is in none.</returns>
    public double[] Means()
    {
        var sums = new double[Neuroids];
        var counts = new int[Neuroids];
        foreach (ArraySegment<double> row in Rows())
        {
            for (int neuroid = 0; neuroid < sums.Length; neuroid++)
            {
                bool isDefined = !double.IsNaN(row[neuroid]);
                sums[neuroid] += isDefined ? row[neuroid] : 0;
                counts[neuroid] += isDefined ? 1 : 0;
            }
        }

        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }

    private double[] Block(int start, int count)
    {
        if (Neuroids == 0)
        {
            return [];
        }

        using DisposeScope scope = NewDisposeScope();
        return (standardised ? OverFolds(start, count) : parts.Select(part => part.Correlate(resamples, start, count)).Aggregate((a, b) => a.Plus(b)) / parts.Length).ToArray();
    }

    // Folds without variance in a draw take no part in it; NaN where no fold has any.
    private Tensor OverFolds(int start, int count)
    {
        (Tensor products, Tensor squares, Tensor weights) = parts
            .Select(part => part.Standardised(resamples, start, count))
            .Aggregate((a, b) => (a.Products.Plus(b.Products), a.Squares.Plus(b.Squares), a.Weights.Plus(b.Weights)));
        return products / (squares * weights).sqrt();
    }
}
