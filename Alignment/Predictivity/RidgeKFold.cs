using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Ridge regression whose penalty does best over folds inside the training fold.</summary>
/// <remarks>
/// r2: α* = argmax_α mean over inner folds of R² = 1 − Σ(y − ŷ)²/Σ(y − ȳ)², ȳ the mean of the inner fold's held-out responses; l2: argmin_α mean over inner folds of
/// the mean of (y − ŷ)². Per all: of the mean over neuroids. The two differ where inner folds differ in spread.
/// Inner folds are contiguous parts of the training stimuli, units and responses centred anew in each (an intercept) and units not scaled anew; for r2 a neuroid that
/// is constant in an inner fold's held-out part is left out of that fold. The training fold is then fitted with α*. One eigendecomposition an inner fold serves every
/// penalty and neuroid (<see cref="RidgeSpectrum"/>, <see cref="PenaltyFactors"/>). Of equals the first penalty of the list wins; a choice at its edge is noted.
/// Equal to scikit-learn's <c>RidgeCV(cv=KFold(k))</c> (per all, r2) and to himalaya's <c>KernelRidgeCV</c> and <c>RidgeCV</c> with <c>fit_intercept=True</c> (per target, l2, their default).
/// Source: Dupré la Tour, Eickenberg, Nunez-Elizalde &amp; Gallant 2022, doi:10.1016/j.neuroimage.2022.119728.
/// Cost: k × (min(n, p)³ + rank × n/k × min(n, p) × neuroids). Memory: penalties × neuroids losses beside what a spectrum takes.
/// </remarks>
public sealed class RidgeKFold : ProductMapping
{
    private readonly double[] alphas;
    private readonly int folds;
    private readonly PenaltyScope per;
    private readonly PenaltyLoss loss;

    /// <summary>Sets the penalties tried and how.</summary>
    /// <param name="alphas">One or more, each 0 or more.</param>
    /// <param name="folds">Inner folds, 2 or more.</param>
    /// <param name="per">One penalty for all neuroids, or one each.</param>
    /// <param name="loss">By what it is chosen.</param>
    /// <param name="arithmetic">Precision of the products of units and of those that choose the penalty; decompositions, sums of errors and the fit with the chosen penalty are float64.</param>
    public RidgeKFold(IReadOnlyList<double> alphas, int folds = 5, PenaltyScope per = PenaltyScope.Target, PenaltyLoss loss = PenaltyLoss.R2, Arithmetic arithmetic = Arithmetic.Float64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        this.alphas = PenaltyChoice.Checked(alphas);
        this.folds = folds;
        this.per = per;
        this.loss = loss;
        Arithmetic = arithmetic;
    }

    /// <inheritdoc/>
    public override string Id => $"ridge-kfold({PenaltyChoice.Range(alphas)}, {folds} folds, per {(per is PenaltyScope.All ? "all" : "target")}, {(loss is PenaltyLoss.R2 ? "r2" : "l2")}{(Arithmetic is Arithmetic.Float32 ? ", float32" : string.Empty)})";

    /// <inheritdoc/>
    public override Arithmetic Arithmetic { get; }

    internal override MappingOutcome Fit(FoldUnits units, FoldTargets targets)
    {
        PenaltyChoice choice = new(alphas, per, targets.NeuroidCount);
        Folds inner = Folds.KFold(targets.TrainingCount, folds);
        for (int fold = 0; fold < folds; fold++)
        {
            using DisposeScope scope = NewDisposeScope();
            int[] part = inner.Training(fold);
            var spectrum = new RidgeSpectrum(units.Inner(part, inner.HeldOut[fold]), Arithmetic);
            PenaltyFactors factors = spectrum.FactorsBeyond(TensorBridge.Vector(alphas));
            for (int block = 0; block < targets.BlockCount; block++)
            {
                using DisposeScope each = NewDisposeScope();
                choice.Add(Losses(spectrum, factors, targets.Training(block), part, inner.HeldOut[fold]), targets.BlockStart(block));
            }
        }

        double[] chosen = choice.Choose();
        var solution = new RidgeSolution(units, chosen);
        return choice.Predict(targets, chosen, solution.Predict);
    }

    // (penalties, neuroids) 1 − R² on the held-out part, 0 for a neuroid that is constant there; or the mean squared error.
    private Tensor Losses(RidgeSpectrum spectrum, PenaltyFactors factors, Tensor y, int[] part, int[] heldOut)
    {
        Tensor own = Rows(y, part);
        Tensor test = Rows(y, heldOut);
        Tensor mean = own.mean([0], keepdim: true);
        Tensor errors = spectrum.HeldOutErrors(test - mean, spectrum.Rotate(own - mean), factors);
        if (loss is PenaltyLoss.SquaredError)
        {
            return errors / heldOut.Length;
        }

        Tensor spread = test - test.mean([0], keepdim: true);
        Tensor total = (spread * spread).sum([0]);
        return where(test.amax([0]) > test.amin([0]), errors / total, zeros_like(errors));
    }

    private static Tensor Rows(Tensor y, int[] rows) => y.index_select(0, tensor(Array.ConvertAll(rows, row => (long)row)));
}
