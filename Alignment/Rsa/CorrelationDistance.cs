using Concord.Alignment.Linalg;
using Concord.Alignment.Statistics;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>One less the Pearson correlation of the two conditions' patterns over units.</summary>
/// <remarks>
/// d(i, j) = 1 − r(x_i, x_j), each pattern centred before the product, sums in float64 also for float32 activations. A pattern that is constant over units (always
/// so with one unit) or not finite has no correlation: its entries are NaN and the note counts it. Memory: stimuli² values and a few blocks of units
/// (<see cref="Gram"/>). Source: rsatoolbox <c>calc_rdm(method='correlation')</c>; <c>scipy pdist 'correlation'</c>.
/// </remarks>
public sealed class CorrelationDistance : IRdmDistance
{
    /// <inheritdoc/>
    public string Id => "correlation";

    /// <inheritdoc/>
    public string Summary => "1 − r of the two patterns over units; 0 … 2";

    /// <inheritdoc/>
    public Rdm Compute(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        int n = x.Rows;
        if (x.Columns < 2)
        {
            return Rdm.Undefined(n, Note(n, x));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor means = RowMeans.Of(x);
        double[] products = Gram.UpperOfRows(x, block => block - means);
        int undefined = 0;
        for (int row = 0; row < n; row++)
        {
            if (HasNoVariance(x, row, products[((long)row * n) + row]))
            {
                KernelDistances.Spoil(products, n, row);
                undefined++;
            }
        }

        return new Rdm(n, KernelDistances.OneLessCosine(products, n), undefined == 0 ? null : Note(undefined, x));
    }

    // Rounding of the mean leaves a constant pattern a trace of variance: where there is little, the values themselves decide.
    private static bool HasNoVariance(Matrix x, int row, double squares) =>
        !(squares > 0 && double.IsFinite(squares)) || (squares <= 1e-12 * x.Columns * x[row, 0] * x[row, 0] && Pearson.IsConstant(x.Row(row)));

    private static string Note(int undefined, Matrix x) => $"{undefined} of {x.Rows} stimuli have a constant or non-finite pattern over {x.Columns} units: no correlation distance";
}
