using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>The squared Euclidean distance of the two conditions' patterns, divided by the number of units.</summary>
/// <remarks>
/// d(i, j) = ‖x_i − x_j‖² / units, from inner products after centring each unit (which leaves distances as they are and saves digits), in float64 also for
/// float32 activations; equal patterns differ from 0 by rounding only. Patterns that are not finite have NaN entries and a note. Memory: as
/// <see cref="CorrelationDistance"/>. Source: rsatoolbox <c>calc_rdm(method='euclidean')</c>, which squares too.
/// </remarks>
public sealed class EuclideanDistance : IRdmDistance
{
    // Kept for good: a number that is made for a call has a finaliser, which may free it under the call (TorchSharp 0.107).
    private static readonly Scalar s_zero = 0.0;

    /// <inheritdoc/>
    public string Id => "euclidean";

    /// <inheritdoc/>
    public string Summary => "squared Euclidean distance of the two patterns divided by the number of units; 0 …";

    /// <inheritdoc/>
    public Rdm Compute(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        int n = x.Rows;
        if (x.Columns == 0)
        {
            return Rdm.Undefined(n, "no units");
        }

        using DisposeScope scope = NewDisposeScope();
        double[] products = Gram.UpperOfRows(x, block => block - block.mean([0], keepdim: true));
        if (products.All(double.IsFinite))
        {
            return new Rdm(n, KernelDistances.SquaredOfUpper(products, n, x.Columns));
        }

        // A value that is not finite spoils its unit's mean for all: once more with the mean of the other patterns.
        bool[] isSpoilt = RowMeans.Of(x).ToArray().Select(mean => !double.IsFinite(mean)).ToArray();
        Tensor spoilt = tensor(isSpoilt).unsqueeze(1);
        products = Gram.UpperOfRows(x, block =>
        {
            Tensor kept = block.masked_fill(spoilt, s_zero);
            return kept - kept.mean([0], keepdim: true);
        });
        for (int row = 0; row < n; row++)
        {
            if (isSpoilt[row])
            {
                KernelDistances.Spoil(products, n, row);
            }
        }

        int count = isSpoilt.Count(bad => bad);
        return new Rdm(n, KernelDistances.SquaredOfUpper(products, n, x.Columns), count == 0 ? "values too large to square" : $"{count} of {n} stimuli have a non-finite pattern: no distance");
    }
}
