using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>One eigendecomposition of centred units that answers ridge regression for every penalty and every neuroid.</summary>
/// <remarks>
/// Objective: min_W ‖Y − XW‖² + α‖W‖², X (n × p) and Y centred. Predictions are P (w_α ∘ R), w_α = 1/(λ + α), R = basis' responses.
/// Units fewer than stimuli: X'X = VλV', P = X_test V, R = (XV)'Y. Otherwise the kernel: a Householder reflection that sends the constant vector to the first
/// axis leaves n − 1 rows X_r, whose X_r X_r' = QλQ'; the intercept is thereby taken out exactly and no small difference is formed.
/// Leave-one-out residual of the regression with intercept: e_i/(1 − 1/n − h_ii); in the kernel (G⁻¹Y)_i/(G⁻¹)_ii. Source: Golub, Heath &amp; Wahba 1979,
/// doi:10.1080/00401706.1979.10489751; scikit-learn <c>_RidgeGCV</c>. Tensors live in the caller's dispose scope.
/// Memory: (n, n) or (p, p) three times, and blocks of 8 MiB however many penalties, rows and neuroids there are.
/// </remarks>
internal sealed class RidgeSpectrum
{
    private readonly FoldUnits units;
    private readonly bool isKernel;
    private readonly Tensor values; // (k) eigenvalues, not below 0
    private readonly Tensor basis; // kernel: (n, k) eigenvectors Q; otherwise (p, k) V, whose scores are XV
    private readonly Tensor projection; // (held-out, k)
    private readonly double zeroBelow;
    private readonly ScalarType type;

    /// <summary>Decomposes.</summary>
    /// <param name="units">Centred and scaled; borrowed.</param>
    /// <param name="arithmetic">Precision of <see cref="Rotate"/> and <see cref="HeldOutErrors"/>, by which penalties are chosen; the decomposition itself and sums of errors are float64. All else wants float64.</param>
    public RidgeSpectrum(FoldUnits units, Arithmetic arithmetic = Arithmetic.Float64)
    {
        this.units = units;
        type = arithmetic is Arithmetic.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        isKernel = units is KernelUnits;
        Tensor heldOut = units.HeldOut;
        (values, Tensor vectors, Tensor projected) = isKernel ? OfKernel(units.Gram, heldOut) : OfColumns(units.Gram, heldOut);
        (basis, projection) = (vectors.to(type), projected.to(type));
        zeroBelow = Largest * Math.Max(units.TrainingCount, units.Gram.shape[0]) * 2.3e-16;
    }

    private double Largest => values.numel() == 0 ? 0 : values.max().ToDouble();

    /// <summary>The responses in the basis.</summary>
    /// <param name="y">(n, q) centred.</param>
    /// <returns>(k, q).</returns>
    public Tensor Rotate(Tensor y) => basis.t().matmul(units.Against(y.to(type)));

    /// <summary>Predictions of held-out rows.</summary>
    /// <param name="rotated">(k, q), from <see cref="Rotate"/>.</param>
    /// <param name="alphas">(1) or (q).</param>
    /// <returns>(held-out, q).</returns>
    public Tensor Predict(Tensor rotated, Tensor alphas) => projection.matmul(Weights(alphas) * rotated);

    /// <summary>The penalties as few products, for <see cref="LeaveOneOutErrors"/>.</summary>
    public PenaltyFactors FactorsWithin(Tensor alphas) => new(Weights(alphas), isKernel ? ones_like(values) : Floored(values), type);

    /// <summary>The penalties as few products, for <see cref="HeldOutErrors"/>.</summary>
    public PenaltyFactors FactorsBeyond(Tensor alphas) => new(Weights(alphas), Floored(values).sqrt(), type);

    /// <summary>Mean squared leave-one-out errors.</summary>
    /// <param name="y">(n, q) centred.</param>
    /// <param name="rotated">(k, q), from <see cref="Rotate"/>.</param>
    /// <param name="alphas">(penalties).</param>
    /// <param name="factors">Of the same penalties.</param>
    /// <returns>(penalties, q); infinite or NaN where a row cannot be left out.</returns>
    public Tensor LeaveOneOutErrors(Tensor y, Tensor rotated, Tensor alphas, PenaltyFactors factors)
    {
        int n = units.TrainingCount;
        Tensor weights = Weights(alphas);
        Tensor sums = zeros(alphas.shape[0], y.shape[1], dtype: ScalarType.Float64);
        foreach ((int start, int count) in Gram.Blocks(n, (int)basis.shape[0]))
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor own = isKernel ? basis.narrow(0, start, count) : units.TrainingUnits(start, count).matmul(basis); // (rows, k)
            Tensor leverage = (own * own).matmul(weights).unsqueeze(2); // (rows, penalties, 1)
            Tensor rows = y.narrow(0, start, count).unsqueeze(1);
            EachSlice(own, rotated, factors, sums, (fitted, from, width) => isKernel ? fitted.div_(leverage) : fitted.sub_(rows.narrow(2, from, width)).div_(1 - (1.0 / n) - leverage));
        }

        return sums / n;
    }

    /// <summary>Sums of squared errors on the held-out rows.</summary>
    /// <param name="y">(held-out, q), less the training means.</param>
    /// <param name="rotated">(k, q), from <see cref="Rotate"/>.</param>
    /// <param name="factors">From <see cref="FactorsBeyond"/>.</param>
    /// <returns>(penalties, q).</returns>
    public Tensor HeldOutErrors(Tensor y, Tensor rotated, PenaltyFactors factors)
    {
        Tensor sums = zeros(factors.Right.shape[1], y.shape[1], dtype: ScalarType.Float64);
        Tensor rows = y.to(type).unsqueeze(1);
        EachSlice(projection, rotated, factors, sums, (fitted, from, width) => fitted.sub_(rows.narrow(2, from, width)));
        return sums;
    }

    // Adds the squared errors of every penalty, as few neuroids at once as keep (k × r) and (rows × penalties) values within four blocks; errors are written over what was fitted, of either sign.
    private static void EachSlice(Tensor own, Tensor rotated, PenaltyFactors factors, Tensor sums, Func<Tensor, int, int, Tensor> errors)
    {
        long across = Math.Max(factors.Left.numel(), own.shape[0] * factors.Right.shape[1]);
        foreach ((int from, int width) in Gram.Blocks((int)rotated.shape[1], (int)(across / 4)))
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor fitted = factors.Apply(own, rotated.narrow(1, from, width)); // (rows, penalties, width)
            Tensor error = errors(fitted, from, width);
            sums.narrow(1, from, width).Add(error.mul_(error).sum([0], type: ScalarType.Float64));
        }
    }

    private static (Tensor Values, Tensor Basis, Tensor Projection) OfColumns(Tensor gram, Tensor heldOut)
    {
        (Tensor lambda, Tensor vectors) = linalg.eigh(gram);
        return (lambda.clamp_min(0), vectors, heldOut.matmul(vectors));
    }

    // H = I − f u u', u = 1/√n + e₁: rows 2 … n of H are an orthonormal basis of what is orthogonal to the constant.
    private static (Tensor Values, Tensor Basis, Tensor Projection) OfKernel(Tensor gram, Tensor heldOut)
    {
        using DisposeScope scope = NewDisposeScope();
        long n = gram.shape[0];
        Tensor axis = full([n, 1], 1 / Math.Sqrt(n), dtype: ScalarType.Float64);
        axis[0, 0] = axis[0, 0] + 1;
        double factor = 2 / axis.t().matmul(axis).ToDouble();
        Tensor Reflect(Tensor rows) => rows - (rows.matmul(axis).matmul(axis.t()) * factor);
        Tensor reduced = Reflect(Reflect(gram).t()).narrow(0, 1, n - 1).narrow(1, 1, n - 1);
        (Tensor lambda, Tensor vectors) = linalg.eigh(reduced);
        Tensor padded = cat([zeros(1, n - 1, dtype: ScalarType.Float64), vectors], 0); // (n, n − 1)
        Tensor turned = Reflect(padded.t()).t();
        Tensor projected = Reflect(heldOut).narrow(1, 1, n - 1).matmul(vectors);
        return (lambda.clamp_min(0).MoveToOuterDisposeScope(), turned.MoveToOuterDisposeScope(), projected.MoveToOuterDisposeScope());
    }

    private Tensor Floored(Tensor lambda) => zeroBelow > 0 ? lambda.clamp_min(zeroBelow) : ones_like(lambda);

    // (k, 1) or (k, q); a direction without variance gets no weight when there is no penalty: the minimum-norm solution.
    private Tensor Weights(Tensor alphas)
    {
        Tensor sum = values.unsqueeze(1).Plus(alphas.unsqueeze(0));
        return where((sum > zeroBelow) | (alphas.unsqueeze(0) > 0), 1 / sum, zeros_like(sum));
    }
}
