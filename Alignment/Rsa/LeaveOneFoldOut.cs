using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>The body shared by the cross-validated distances: products of means outside and within each fold, averaged over folds.</summary>
internal static class LeaveOneFoldOut
{
    /// <summary>Averages over the folds in which a pair is defined.</summary>
    /// <param name="measurements">(presentations × units) with labels.</param>
    /// <param name="left">What is made of the means outside a fold: (conditions × units).</param>
    /// <param name="right">What is made of the means within a fold: (conditions × units).</param>
    public static Rdm Compute(Measurements measurements, Func<Matrix, Matrix> left, Func<Matrix, Matrix> right)
    {
        int n = measurements.ConditionCount;
        int units = measurements.Values.Columns;
        if (measurements.FoldCount < 2 || units == 0)
        {
            return Rdm.Undefined(n, units == 0 ? "no units" : $"a cross-validated distance needs two folds; there is {measurements.FoldCount}");
        }

        var sums = new double[Rdm.PairCount(n)];
        var counts = new int[sums.Length];
        for (int fold = 0; fold < measurements.FoldCount; fold++)
        {
            double[] distances = KernelDistances.Squared(Kernel(left(measurements.MeansOutside(fold)), right(measurements.MeansWithin(fold))), n, units);
            for (int pair = 0; pair < sums.Length; pair++)
            {
                bool isDefined = !double.IsNaN(distances[pair]);
                counts[pair] += isDefined ? 1 : 0;
                sums[pair] += isDefined ? distances[pair] : 0;
            }
        }

        int missing = counts.Count(count => count == 0);
        int partial = counts.Count(count => count > 0 && count < measurements.FoldCount);
        string? note = Notes.Join(
            missing == 0 ? null : $"{missing} of {sums.Length} pairs are defined in no fold",
            partial == 0 ? null : $"{partial} of {sums.Length} pairs are averaged over fewer than {measurements.FoldCount} folds");
        return new Rdm(n, sums.Zip(counts, (sum, count) => sum / count).ToArray(), note); // 0/0 = NaN in no fold
    }

    private static double[] Kernel(Matrix left, Matrix right)
    {
        using DisposeScope scope = NewDisposeScope();
        return left.Borrow().matmul(right.Borrow().t()).ToArray();
    }
}
