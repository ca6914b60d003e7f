using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Partial least squares regression of all neuroids at once (PLS2), fully converged.</summary>
/// <remarks>
/// Per component: w the dominant left singular vector of S = X'Y; r = w − Σ_j (p_j'w) r_j, scaled so that t = Xr has length 1; p = X't; q = S'r; S ← S − p q';
/// Ŷ_test = X_test R (T'Y). Equal to NIPALS run to convergence, <c>sklearn.cross_decomposition.PLSRegression(n_components, scale=False, tol→0)</c>; scikit-learn's
/// default tolerance stops early and is up to 1.5e-2 off. Only X'X, X'Y and YY' matter: with as many units as stimuli or more all is done with XX'
/// (<see cref="PlsKernelSteps"/>; Rosipal &amp; Trejo 2001), and more neuroids than stimuli are first rotated into n. The singular vector comes from
/// <see cref="Linalg.DominantVector"/>. Stops, with a note, when nothing is left to explain.
/// In float32 the products X'X (or XX'), X'Y and those of each component are float32; small decompositions stay float64.
/// Source: Wold 1975; Dayal &amp; MacGregor 1997, doi:10.1002/(SICI)1099-128X(199701)11:1&lt;73::AID-CEM435&gt;3.0.CO;2-#.
/// Memory: side² + side × neuroids (or stimuli, where fewer) a few times, side the fewer of units and stimuli. Cost: components × (side² + side × neuroids × min(neuroids, steps)).
/// </remarks>
public sealed class Pls : ProductMapping
{
    private readonly int components;

    /// <summary>Sets the number of latent components.</summary>
    /// <param name="components">1 or more; the field's default is 25.</param>
    /// <param name="arithmetic">Precision of large products.</param>
    public Pls(int components, Arithmetic arithmetic = Arithmetic.Float64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        this.components = components;
        Arithmetic = arithmetic;
    }

    /// <inheritdoc/>
    public override string Id => Arithmetic is Arithmetic.Float64 ? $"pls({components})" : $"pls({components}, float32)";

    /// <inheritdoc/>
    public override Arithmetic Arithmetic { get; }

    internal override MappingOutcome Fit(FoldUnits units, FoldTargets targets)
    {
        ScalarType type = Arithmetic is Arithmetic.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        PlsSteps steps = Steps(units, targets, type);
        while (steps.Count < components && steps.Next())
        {
        }

        bool isEmpty = steps.Count == 0;
        Tensor heldOut = units.HeldOut.to(type);
        Tensor projected = isEmpty ? heldOut.narrow(1, 0, 0) : heldOut.matmul(steps.Rotations); // (held-out, components)
        Tensor loaders = isEmpty ? units.Gram.to(type).narrow(1, 0, 0) : steps.Loaders;
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor responses = units.Against(targets.Training(block).to(type));
            targets.Store(block, projected.matmul(loaders.t().matmul(responses)));
        }

        return new MappingOutcome([], steps.Count < components ? $"only {steps.Count} of {components} components: nothing was left to explain" : null);
    }

    private PlsSteps Steps(FoldUnits units, FoldTargets targets, ScalarType type)
    {
        Tensor y = (targets.NeuroidCount > targets.TrainingCount ? RowSpace(targets) : targets.AllTraining()).to(type);
        Tensor gram = units.Gram.to(type);
        return units is KernelUnits ? new PlsKernelSteps(gram, y, components) : new PlsColumnSteps(gram, units.Against(y), components);
    }

    // (n, n) with the same YY' as all responses, read block after block.
    private static Tensor RowSpace(FoldTargets targets)
    {
        Tensor sum = zeros(targets.TrainingCount, targets.TrainingCount, dtype: ScalarType.Float64);
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor y = targets.Training(block);
            sum.addmm_(y, y.t(), 1, 1);
        }

        (Tensor values, Tensor vectors) = linalg.eigh(sum);
        return vectors * values.clamp_min(0).sqrt().unsqueeze(0);
    }
}
