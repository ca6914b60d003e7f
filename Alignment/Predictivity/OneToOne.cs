using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Each neuroid is predicted by the single unit that correlates with it best on the training stimuli.</summary>
/// <remarks>
/// u(j) = argmax_i r(x_i, y_j), the highest r and not the highest |r|; ŷ_j = ȳ_j + (s_yj / s_xu)(x_u − x̄_u), means and standard deviations of the training fold.
/// The prediction is the unit itself, brought to the neuroid's mean and spread: within a fold r is the unit's own, sign included, and over folds that chose
/// different units the predictions are on one scale. Ties (within 1e-12 of the highest r) go to the first unit. Units constant in training are left out;
/// where all are, the prediction is the neuroid's mean. Not invariant to a rotation of the units, and indifferent to their scaling. Cost: n·p·q.
/// Source: Arend et al. 2018, CBMM Memo 93; Brain-Score <c>neuron_to_neuron</c> (<c>SingleRegression</c>), which takes the unit as it is.
/// </remarks>
public sealed class OneToOne : UnitMapping
{
    // Kept for good: a number that is made for a call has a finaliser, which may free it under the call (TorchSharp 0.107).
    private static readonly Scalar s_never = double.NegativeInfinity;

    private const double TieWithin = 1e-12;
    private const int SliceValues = 8 << 20; // (units × neuroids) at once: 64 MiB

    /// <inheritdoc/>
    public override string Id => "one-to-one";

    internal override MappingOutcome Fit(Tensor x, Tensor heldOut, FoldTargets targets)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor isConstant = x.amax([0]) == x.amin([0]); // (units)
        Tensor length = where(isConstant, ones_like(x[0]), x.Squared().sum([0]).sqrt());
        Tensor unit = x / length; // (n, units): columns of length 1
        Tensor projected = heldOut / length;
        int width = (int)Math.Max(1, SliceValues / Math.Max(1, x.shape[1]));
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope inner = NewDisposeScope();
            targets.Store(block, cat(targets.Training(block).split(width, 1).Select(y => Predict(unit, isConstant, projected, y)).ToArray(), 1));
        }

        return new MappingOutcome([], isConstant.all().ToBoolean() ? "every unit is constant in training" : null);
    }

    // (held-out, neuroids of the slice), less the neuroids' means.
    private static Tensor Predict(Tensor unit, Tensor isConstant, Tensor heldOut, Tensor y)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor spread = y.Squared().sum([0]).sqrt(); // (neuroids)
        Tensor r = unit.t().matmul(y).masked_fill(isConstant.unsqueeze(1), s_never) / spread; // (units, neuroids)
        Tensor chosen = (r >= r.amax([0], keepdim: true) - TieWithin).to(ScalarType.Int8).argmax(0); // the first of equals
        Tensor isDefined = ~isConstant.index_select(0, chosen);
        return where(isDefined, heldOut.index_select(1, chosen) * spread, zeros_like(spread)).MoveToOuterDisposeScope();
    }
}
