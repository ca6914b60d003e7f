using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>The squared Euclidean distance of the two conditions' patterns, divided by the number of units.</summary>
/// <remarks>
/// d(i, j) = ‖x_i − x_j‖² / units, from the Gram matrix after centring each unit (which leaves distances as they are and saves digits); equal patterns differ
/// from 0 by rounding only. Patterns that are not finite have NaN entries and a note. Source: rsatoolbox <c>calc_rdm(method='euclidean')</c>, which squares too.
/// </remarks>
public sealed class EuclideanDistance : IRdmDistance
{
    /// <inheritdoc/>
    public string Id => "euclidean";

    /// <inheritdoc/>
    public string Summary => "squared distance of the two patterns divided by the number of units; 0 …";

    /// <inheritdoc/>
    public Rdm Compute(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        int n = x.Rows;
        int[] undefined = Enumerable.Range(0, n).Where(row => Require.AnyNotFinite(x.Row(row))).ToArray();
        if (x.Columns == 0)
        {
            return Rdm.Undefined(n, "no units");
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor values = x.ToTensor(); // (stimuli, units)
        if (undefined.Length > 0)
        {
            values[tensor(undefined.Select(row => (long)row).ToArray())] = 0.0; // kept out of the mean of the others; blanked below
        }

        Tensor centred = values - values.mean([0], keepdim: true);
        Tensor gram = centred.matmul(centred.t());
        Tensor squares = gram.diagonal();
        Tensor distances = (squares.unsqueeze(0) + squares.unsqueeze(1) - (gram * 2)) / x.Columns;
        double[] upper = Rdm.UpperOf(distances.ToArray(), n);
        Rdm.Blank(upper, n, undefined);
        string? note = undefined.Length == 0 ? null : $"{undefined.Length} of {n} stimuli have a non-finite pattern: no distance";
        return new Rdm(n, upper, note);
    }
}
