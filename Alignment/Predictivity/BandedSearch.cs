using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Chooses for each neuroid the weights of the spaces and the penalty with the least squared error over inner folds.</summary>
/// <remarks>
/// Per candidate and inner fold one eigendecomposition of the centred kernel, which serves every penalty and every neuroid. The error is the mean over inner folds of
/// the mean squared error in each. Of equal errors the candidate and the penalty that come first.
/// Cost: candidates × inner folds × (n³ + penalties × n²/folds × neuroids).
/// </remarks>
internal sealed class BandedSearch
{
    private readonly IReadOnlyList<double> alphas;
    private readonly double[] best;

    private BandedSearch(IReadOnlyList<double> alphas, int neuroids)
    {
        this.alphas = alphas;
        best = new double[neuroids];
        Array.Fill(best, double.PositiveInfinity);
        Candidates = new int[neuroids];
        Alphas = new double[neuroids];
        Array.Fill(Alphas, alphas[0]);
    }

    /// <summary>(neuroids) index of the chosen weights.</summary>
    public int[] Candidates { get; }

    /// <summary>(neuroids) chosen penalty.</summary>
    public double[] Alphas { get; }

    /// <summary>Searches one fold.</summary>
    /// <param name="kernels">The fold's kernels.</param>
    /// <param name="targets">The fold's responses.</param>
    /// <param name="inner">Folds of the training rows.</param>
    /// <param name="candidates">(candidates)(spaces).</param>
    /// <param name="alphas">Penalties, each above 0.</param>
    public static BandedSearch Run(SpaceKernels kernels, FoldTargets targets, Folds inner, IReadOnlyList<double[]> candidates, IReadOnlyList<double> alphas)
    {
        var search = new BandedSearch(alphas, targets.NeuroidCount);
        for (int candidate = 0; candidate < candidates.Count; candidate++)
        {
            using DisposeScope scope = NewDisposeScope();
            search.Improve(candidate, search.Errors(kernels.Mix(candidates[candidate]), targets, inner));
        }

        return search;
    }

    // (penalties)(neuroids).
    private double[][] Errors(Tensor kernel, FoldTargets targets, Folds inner)
    {
        double[][] errors = [.. alphas.Select(_ => new double[targets.NeuroidCount])];
        for (int fold = 0; fold < inner.HeldOut.Count; fold++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor training = Rows(inner.Training(fold));
            Tensor heldOut = Rows(inner.HeldOut[fold]);
            Tensor columns = kernel.index_select(1, training);
            (Tensor train, Tensor test) = Centred(columns.index_select(0, training), columns.index_select(0, heldOut));
            (Tensor values, Tensor vectors) = linalg.eigh(train);
            // Every penalty's projection one below the other, so that one product serves them all.
            Tensor shrunk = 1 / values.clamp_min(0).Plus(tensor(alphas.ToArray()).unsqueeze(1)); // (penalties, m)
            Tensor projection = (test.matmul(vectors) * shrunk.unsqueeze(1)).flatten(0, 1); // (penalties · v, m)
            for (int block = 0; block < targets.BlockCount; block++)
            {
                using DisposeScope inside = NewDisposeScope();
                Tensor y = targets.Training(block);
                Tensor fitted = y.index_select(0, training);
                Tensor mean = fitted.mean([0], keepdim: true);
                Tensor predicted = projection.matmul(vectors.t().matmul(fitted - mean)).unflatten(0, [alphas.Count, heldOut.shape[0]]); // (penalties, v, neuroids)
                double[] error = predicted.sub_(y.index_select(0, heldOut) - mean).Squared().mean([1]).ToArray();
                Add(errors, targets.BlockStart(block), error, inner.HeldOut.Count);
            }
        }

        return errors;
    }

    private void Improve(int candidate, double[][] errors)
    {
        for (int a = 0; a < errors.Length; a++)
        {
            for (int j = 0; j < best.Length; j++)
            {
                if (errors[a][j] < best[j])
                {
                    (best[j], Candidates[j], Alphas[j]) = (errors[a][j], candidate, alphas[a]);
                }
            }
        }
    }

    // As if the units had been centred on the inner training rows.
    private static (Tensor Train, Tensor Test) Centred(Tensor train, Tensor test)
    {
        Tensor column = train.mean([0], keepdim: true);
        Tensor overall = column.mean();
        return ((train - column - column.t()).Plus(overall), (test - column - test.mean([1], keepdim: true)).Plus(overall));
    }

    // block: (penalties, neuroids of the block).
    private static void Add(double[][] sums, int start, double[] block, int folds)
    {
        int width = block.Length / sums.Length;
        for (int k = 0; k < block.Length; k++)
        {
            sums[k / width][start + (k % width)] += block[k] / folds;
        }
    }

    private static Tensor Rows(int[] rows) => tensor(Array.ConvertAll(rows, row => (long)row));
}
