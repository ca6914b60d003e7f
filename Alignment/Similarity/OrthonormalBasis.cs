using Concord.Alignment.Linalg;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>The directions in which stimuli differ.</summary>
internal static class OrthonormalBasis
{
    private const double MachineEpsilon = 2.220446049250313e-16;

    /// <summary>Left singular vectors and singular values of centred rows, those up to max(stimuli, dimensions)·2.2e-16 of the largest left out.</summary>
    /// <remarks>The tolerance of <c>numpy.linalg.matrix_rank</c> and <c>pinv</c>: a dependent unit adds no direction.</remarks>
    /// <param name="rows">(stimuli, dimensions).</param>
    /// <returns>(stimuli, rank) and (rank); U in the caller's scope. Rank 0 when all rows are alike.</returns>
    public static (Tensor U, double[] S) Of(Tensor rows)
    {
        (Tensor u, Tensor s, _) = linalg.svd(rows, fullMatrices: false);
        double[] values = s.ToArray();
        double least = values[0] * Math.Max(rows.shape[0], rows.shape[1]) * MachineEpsilon;
        int rank = values.Count(value => value > least);
        return (u.slice(1, 0, rank, 1), values[..rank]);
    }
}
