using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>The components of a partial least squares fit, one after another.</summary>
/// <remarks>Scores of all components are orthogonal and of length 1; earlier components are taken out of a new one twice, which keeps them so. Tensors live in the caller's dispose scope.</remarks>
/// <param name="type">Of large products.</param>
/// <param name="side">Rows of what a component is made of.</param>
/// <param name="most">Components that may be asked for.</param>
internal abstract class PlsSteps(ScalarType type, long side, int most)
{
    private readonly Tensor rotations = empty(Math.Min(most, side), side, dtype: type); // a component a row: joining columns anew in every step would copy them one value at a time
    private readonly Tensor loaders = empty(Math.Min(most, side), side, dtype: type);
    private DeflatedMatrix? small;
    private double first;

    public int Count { get; private set; }

    /// <summary>Held-out side times this gives held-out scores.</summary>
    /// <returns>(side, components).</returns>
    public Tensor Rotations => rotations.narrow(0, 0, Count).t();

    /// <summary>Its transpose times responses brought to the side gives T'Y.</summary>
    /// <returns>(side, components).</returns>
    public Tensor Loaders => loaders.narrow(0, 0, Count).t();

    /// <summary>What counts as nothing beside 1.</summary>
    protected double Rounding { get; } = type is ScalarType.Float64 ? 1e-12 : 1e-6;

    /// <summary>Size of what is left to explain.</summary>
    protected abstract double Left { get; }

    /// <summary>Finds one more component.</summary>
    /// <returns>False when nothing is left to explain.</returns>
    public bool Next()
    {
        using DisposeScope scope = NewDisposeScope();
        double left = Left;
        first = Count == 0 ? left : first;
        if (Count == rotations.shape[0] || !(left > Rounding * first) || Component() is not { } found)
        {
            return false;
        }

        rotations.narrow(0, Count, 1).copy_(found.Rotation.t());
        loaders.narrow(0, Count, 1).copy_(found.Loader.t());
        Count++;
        return true;
    }

    /// <summary>The dominant eigenvector of the matrix by which components are weighted.</summary>
    /// <param name="size">Its rows.</param>
    /// <param name="matrix">Makes it as it is now.</param>
    /// <param name="apply">(size, 1) → matrix times that.</param>
    protected Tensor Dominant(long size, Func<Tensor> matrix, Func<Tensor, Tensor> apply)
    {
        if (size > DominantVector.Small)
        {
            return DominantVector.Of(size, matrix, apply, type, Rounding);
        }

        small ??= new DeflatedMatrix((int)size, matrix, type is ScalarType.Float64 ? 0.05 : 0.25);
        return DominantVector.Of(small.Values, (int)size, type, Rounding);
    }

    /// <summary>Brings that matrix up to the component that is being taken: <see cref="DeflatedMatrix.Deflate"/>.</summary>
    /// <param name="shared">Makes (size, 1) or (1, size).</param>
    /// <param name="taken">(size, 1) or (1, size).</param>
    /// <param name="square">Of the part taken.</param>
    protected void Deflate(Func<Tensor> shared, Tensor taken, Func<Tensor> square) => small?.Deflate(shared().ToArray(), taken.ToArray(), square().ToDouble());

    /// <summary>The next component, taken out of what is left.</summary>
    /// <returns>(side, 1) each; null when its scores are nothing but what earlier ones hold.</returns>
    protected abstract (Tensor Rotation, Tensor Loader)? Component();
}
