using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>One less the cosine of the angle between the two conditions' patterns.</summary>
/// <remarks>d(i, j) = 1 − x_i·x_j/(‖x_i‖‖x_j‖). A pattern of zeros, or one that is not finite, has no direction: NaN, counted in the note. Source: <c>scipy pdist 'cosine'</c>.</remarks>
public sealed class CosineDistance : IRdmDistance
{
    /// <inheritdoc/>
    public string Id => "cosine";

    /// <inheritdoc/>
    public string Summary => "1 − cosine of the angle between the two patterns; 0 … 2";

    /// <inheritdoc/>
    public Rdm Compute(Matrix x)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = x.ToTensor();
        Tensor normed = values / values.square().sum(1, keepdim: true).sqrt();
        return new Rdm(x.Rows, Rdm.UpperOf((1 - normed.matmul(normed.t())).ToArray(), x.Rows));
    }
}
