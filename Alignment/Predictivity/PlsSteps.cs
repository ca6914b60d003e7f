using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>The components of a partial least squares fit, one after another.</summary>
/// <remarks>Scores of all components are orthogonal and of length 1; earlier components are taken out of a new one twice, which keeps them so. Tensors live in the caller's dispose scope.</remarks>
internal abstract class PlsSteps
{
    private readonly List<Tensor> rotations = [];
    private readonly List<Tensor> loaders = [];
    private double first;

    /// <summary>Takes the precision.</summary>
    /// <param name="type">Of large products.</param>
    protected PlsSteps(ScalarType type) => Rounding = type is ScalarType.Float64 ? 1e-12 : 1e-6;

    public int Count => rotations.Count;

    /// <summary>Held-out side times this gives held-out scores.</summary>
    /// <returns>(side, components).</returns>
    public Tensor Rotations => cat(rotations, 1);

    /// <summary>Its transpose times responses brought to the side gives T'Y.</summary>
    /// <returns>(side, components).</returns>
    public Tensor Loaders => cat(loaders, 1);

    /// <summary>What counts as nothing beside 1.</summary>
    protected double Rounding { get; }

    /// <summary>Size of what is left to explain.</summary>
    protected abstract double Left { get; }

    /// <summary>Finds one more component.</summary>
    /// <returns>False when nothing is left to explain.</returns>
    public bool Next()
    {
        using DisposeScope scope = NewDisposeScope();
        double left = Left;
        first = Count == 0 ? left : first;
        if (!(left > Rounding * first) || Component() is not { } found)
        {
            return false;
        }

        rotations.Add(found.Rotation.MoveToOuterDisposeScope());
        loaders.Add(found.Loader.MoveToOuterDisposeScope());
        return true;
    }

    /// <summary>The next component, taken out of what is left.</summary>
    /// <returns>(side, 1) each; null when its scores are nothing but what earlier ones hold.</returns>
    protected abstract (Tensor Rotation, Tensor Loader)? Component();
}
