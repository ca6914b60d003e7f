using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Rotates units into as few directions as there are stimuli.</summary>
/// <remarks>With X = U S V', XV = US has (stimuli × min(stimuli, units)) and the same inner products between stimuli as X: every regression on centred units that only sees XX' (ridge, PLS) predicts the same. From the eigenvectors of XX', so that no (units × units) matrix is made. Not for z-scored units, whose scale belongs to each unit.</remarks>
public static class Rotation
{
    /// <summary>The stimuli in their own row space.</summary>
    /// <param name="x">(stimuli × units), finite.</param>
    /// <returns>(stimuli × stimuli) with XX' unchanged up to rounding.</returns>
    public static Matrix IntoRowSpace(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        Require.FiniteActivations(x);
        using DisposeScope scope = NewDisposeScope();

        // Centring first keeps a large common offset from eating the digits of the differences between stimuli; a common shift changes no regression with an intercept.
        Tensor kernel = Gram.OfRows(x, block => block - block.mean([0], keepdim: true));
        (Tensor values, Tensor vectors) = linalg.eigh(kernel);
        return (vectors * values.clamp(0).sqrt().unsqueeze(0)).ToMatrix();
    }
}
