using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>One less the cosine of the angle between the two conditions' patterns.</summary>
/// <remarks>
/// d(i, j) = 1 − x_i·x_j/(‖x_i‖‖x_j‖), sums in float64 also for float32 activations. A pattern of zeros, or one that is not finite, has no direction: NaN, counted in
/// the note. Memory: as <see cref="CorrelationDistance"/>. Source: <c>scipy pdist 'cosine'</c>.
/// </remarks>
public sealed class CosineDistance : IRdmDistance
{
    /// <inheritdoc/>
    public string Id => "cosine";

    /// <inheritdoc/>
    public string Summary => "1 − cosine of the angle between the two patterns; 0 … 2";

    /// <inheritdoc/>
    public Rdm Compute(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        int n = x.Rows;
        using DisposeScope scope = NewDisposeScope();
        double[] products = Gram.UpperOfRows(x, block => block);
        int undefined = Enumerable.Range(0, n).Count(row => products[((long)row * n) + row] is not (> 0 and < double.PositiveInfinity));
        string? note = undefined == 0 ? null : $"{undefined} of {n} stimuli have a pattern of zeros or a non-finite one: no cosine distance";
        return new Rdm(n, KernelDistances.OneLessCosine(products, n), note);
    }
}
