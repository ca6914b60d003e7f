using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Ridge regression whose penalty has the least leave-one-out error on the training fold.</summary>
/// <remarks>
/// α* = argmin_α Σ_i (y_i − ŷ_(−i))², exact and with the intercept refitted, from one eigendecomposition per fold for all penalties and neuroids
/// (<see cref="RidgeSpectrum"/>). Of equal errors the first penalty of the list wins. A choice at the list's edge is noted: the optimum may lie outside.
/// Source: Golub, Heath &amp; Wahba 1979, doi:10.1080/00401706.1979.10489751; scikit-learn <c>RidgeCV(cv=None, alpha_per_target)</c>.
/// Cost: min(n, p)³ + rank × n × min(n, p) × neuroids, the rank of 10 to 20 however many penalties (<see cref="PenaltyFactors"/>).
/// </remarks>
public sealed class RidgeCv : ProductMapping
{
    private readonly double[] alphas;
    private readonly PenaltyScope per;

    /// <summary>Sets the penalties tried.</summary>
    /// <param name="alphas">One or more, each 0 or more.</param>
    /// <param name="per">One penalty for all neuroids, or one each.</param>
    public RidgeCv(IReadOnlyList<double> alphas, PenaltyScope per = PenaltyScope.All)
    {
        this.alphas = PenaltyChoice.Checked(alphas);
        this.per = per;
    }

    /// <inheritdoc/>
    public override string Id => $"ridge-cv({PenaltyChoice.Range(alphas)}, per {(per is PenaltyScope.All ? "all" : "target")})";

    /// <summary>Penalties at equal steps in powers of ten, both ends included.</summary>
    /// <param name="from">Exponent of the first.</param>
    /// <param name="to">Exponent of the last.</param>
    /// <param name="count">2 or more.</param>
    public static double[] LogSpace(double from, double to, int count) =>
        Enumerable.Range(0, count).Select(k => Math.Pow(10, from + ((to - from) * k / (count - 1)))).ToArray();

    internal override MappingOutcome Fit(FoldUnits units, FoldTargets targets)
    {
        PenaltyChoice choice = new(alphas, per, targets.NeuroidCount);
        var spectrum = new RidgeSpectrum(units);
        Tensor penalties = TensorBridge.Vector(alphas);
        PenaltyFactors factors = spectrum.FactorsWithin(penalties);
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor y = targets.Training(block);
            choice.Add(spectrum.LeaveOneOutErrors(y, spectrum.Rotate(y), penalties, factors), targets.BlockStart(block));
        }

        return choice.Predict(targets, choice.Choose(), (y, own) => spectrum.Predict(spectrum.Rotate(y), TensorBridge.Vector(own)));
    }
}
