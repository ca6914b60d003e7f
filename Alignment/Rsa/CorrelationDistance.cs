using Concord.Alignment.Linalg;
using Concord.Alignment.Statistics;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>One less the Pearson correlation of the two conditions' patterns over units.</summary>
/// <remarks>
/// d(i, j) = 1 − r(x_i, x_j). A pattern that is constant over units (always so with one unit) or not finite has no correlation: its entries are NaN and the note
/// counts it. Memory: three times the input, and stimuli² values. Source: rsatoolbox <c>calc_rdm(method='correlation')</c>; <c>scipy pdist 'correlation'</c>.
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
        int[] undefined = Enumerable.Range(0, n).Where(row => Require.AnyNotFinite(x.Row(row)) || x.Columns < 2 || Pearson.IsConstant(x.Row(row))).ToArray();
        using DisposeScope scope = NewDisposeScope();
        Tensor values = x.ToTensor(); // (stimuli, units)
        Tensor centred = values - values.mean([1], keepdim: true);
        Tensor normed = centred / centred.square().sum(1, keepdim: true).sqrt();
        double[] upper = Rdm.UpperOf(normed.matmul(normed.t()).ToArray(), n);
        for (int k = 0; k < upper.Length; k++)
        {
            upper[k] = 1 - upper[k];
        }

        Rdm.Blank(upper, n, undefined);
        string? note = undefined.Length == 0 ? null : $"{undefined.Length} of {n} stimuli have a constant or non-finite pattern over {x.Columns} units: no correlation distance";
        return new Rdm(n, upper, note);
    }
}
