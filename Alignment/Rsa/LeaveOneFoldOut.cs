using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>The body shared by the cross-validated distances: products of means outside and within each fold, averaged over folds.</summary>
/// <remarks>Streamed over units: no means of all units are held. Memory: stimuli² values a fold and a few blocks.</remarks>
internal sealed class LeaveOneFoldOut
{
    private readonly Measurements measurements;
    private readonly int[][] presentations; // (folds)(presentations of the fold)
    private readonly int[][] counts; // (folds)(conditions)
    private readonly Tensor[] kernels; // (folds)(conditions, conditions)
    private double[] values = []; // (presentations × units of the block)
    private double[][] sums = []; // (folds)(conditions × units of the block)
    private double[] within = []; // (conditions × units of the block)
    private double[] outside = [];

    private LeaveOneFoldOut(Measurements measurements, int crossed)
    {
        this.measurements = measurements;
        int n = measurements.ConditionCount;
        presentations = Enumerable.Range(0, measurements.FoldCount).Select(measurements.PresentationsOf).ToArray();
        counts = Array.ConvertAll(presentations, fold => Enumerable.Range(0, n).Select(condition => fold.Count(row => measurements.ConditionOf(row) == condition)).ToArray());
        kernels = Enumerable.Range(0, crossed).Select(_ => zeros(n, n, dtype: ScalarType.Float64)).ToArray();
    }

    /// <summary>Averages over the folds in which a pair is defined.</summary>
    /// <param name="measurements">(presentations × units) with labels.</param>
    /// <param name="left">What is made of the means outside a fold: (conditions, units of a block).</param>
    /// <param name="right">What is made of the means within a fold; null for the same. Two folds then give the same products, which are made once.</param>
    public static Rdm Compute(Measurements measurements, Func<Tensor, Tensor> left, Func<Tensor, Tensor>? right = null)
    {
        int n = measurements.ConditionCount;
        int units = measurements.Values.Columns;
        if (measurements.FoldCount < 2 || units == 0)
        {
            return Rdm.Undefined(n, units == 0 ? "no units" : $"a cross-validated distance needs two folds; there is {measurements.FoldCount}");
        }

        using DisposeScope scope = NewDisposeScope();
        var folds = new LeaveOneFoldOut(measurements, right is null && measurements.FoldCount == 2 ? 1 : measurements.FoldCount);
        Gram.ByColumns(measurements.Values, block => folds.Add(block, left, right ?? left));
        return Mean(Array.ConvertAll(folds.kernels, kernel => KernelDistances.Squared(kernel.ToArray(), n, units)), n);
    }

    // block: (presentations, units of the block).
    private void Add(Tensor block, Func<Tensor, Tensor> left, Func<Tensor, Tensor> right)
    {
        int n = measurements.ConditionCount;
        int width = (int)block.shape[1];
        if (within.Length != n * width)
        {
            // Kept from block to block: fresh memory costs more than the sums.
            (values, within, outside) = (new double[block.numel()], new double[n * width], new double[n * width]);
            sums = Array.ConvertAll(presentations, _ => new double[n * width]);
        }

        TensorBridge.Of(values, block.shape[0], width).copy_(block);
        for (int fold = 0; fold < sums.Length; fold++)
        {
            Sum(presentations[fold], width, sums[fold]);
        }

        for (int fold = 0; fold < kernels.Length; fold++)
        {
            Means(other => other == fold, width, within);
            Means(other => other != fold, width, outside);
            kernels[fold].addmm_(left(TensorBridge.Of(outside, n, width)), right(TensorBridge.Of(within, n, width)).t(), 1, 1);
        }
    }

    // sum: (conditions × units of the block).
    private void Sum(int[] fold, int width, double[] sum)
    {
        Array.Clear(sum);
        foreach (int row in fold)
        {
            VectorMath.Add(1, values.AsSpan(row * width, width), sum.AsSpan(measurements.ConditionOf(row) * width, width));
        }
    }

    // Means over all presentations of some folds; 0/0 = NaN where a condition lacks.
    private void Means(Func<int, bool> isWanted, int width, double[] means)
    {
        Array.Clear(means);
        int[] folds = Enumerable.Range(0, sums.Length).Where(isWanted).ToArray();
        foreach (int fold in folds)
        {
            VectorMath.Add(1, sums[fold], means);
        }

        for (int condition = 0; condition < measurements.ConditionCount; condition++)
        {
            double count = folds.Sum(fold => counts[fold][condition]);
            if (count != 1)
            {
                foreach (ref double mean in means.AsSpan(condition * width, width))
                {
                    mean /= count;
                }
            }
        }
    }

    private static Rdm Mean(double[][] folds, int conditions)
    {
        var totals = new double[folds[0].Length];
        var defined = new int[totals.Length];
        foreach (double[] distances in folds)
        {
            for (int pair = 0; pair < totals.Length; pair++)
            {
                bool isDefined = !double.IsNaN(distances[pair]);
                defined[pair] += isDefined ? 1 : 0;
                totals[pair] += isDefined ? distances[pair] : 0;
            }
        }

        int missing = defined.Count(count => count == 0);
        int partial = defined.Count(count => count > 0 && count < folds.Length);
        string? note = Notes.Join(
            missing == 0 ? null : $"{missing} of {totals.Length} pairs are defined in no fold",
            partial == 0 ? null : $"{partial} of {totals.Length} pairs are averaged over fewer than {folds.Length} folds");
        return new Rdm(conditions, totals.Zip(defined, (sum, count) => sum / count).ToArray(), note); // 0/0 = NaN in no fold
    }
}
