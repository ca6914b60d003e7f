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
/// </remarks>
internal sealed class RidgeSpectrum
{
    private readonly bool isKernel;
    private readonly Tensor values; // (k) eigenvalues, not below 0
    private readonly Tensor basis; // (n, k): eigenvectors Q (kernel) or scores XV (primal)
    private readonly Tensor projection; // (held-out, k)
    private readonly double zeroBelow;

    public RidgeSpectrum(Tensor x, Tensor heldOut)
    {
        long n = x.shape[0];
        long p = x.shape[1];
        isKernel = p >= n;
        if (isKernel)
        {
            Tensor axis = full([n, 1], 1 / Math.Sqrt(n), dtype: ScalarType.Float64); // Householder vector u + e₁
            axis[0, 0] = axis[0, 0] + 1;
            double factor = 2 / axis.square().sum().ToDouble();
            Tensor reduced = (x - (axis.matmul(axis.t().matmul(x)) * factor))[TensorIndex.Slice(1, null)]; // (n − 1, p)
            (Tensor lambda, Tensor vectors) = linalg.eigh(reduced.matmul(reduced.t()));
            Tensor padded = cat([zeros(1, n - 1, dtype: ScalarType.Float64), vectors], 0); // (n, n − 1)
            basis = padded - (axis.matmul(axis.t().matmul(padded)) * factor);
            projection = heldOut.matmul(reduced.t()).matmul(vectors);
            values = lambda.clamp_min(0);
        }
        else
        {
            (Tensor lambda, Tensor vectors) = linalg.eigh(x.t().matmul(x));
            basis = x.matmul(vectors);
            projection = heldOut.matmul(vectors);
            values = lambda.clamp_min(0);
        }

        double largest = values.numel() == 0 ? 0 : values.max().ToDouble();
        zeroBelow = largest * Math.Max(n, p) * 2.3e-16;
    }

    /// <summary>The responses in the basis.</summary>
    /// <param name="y">(n, q) centred.</param>
    /// <returns>(k, q).</returns>
    public Tensor Rotate(Tensor y) => basis.t().matmul(y);

    /// <summary>Predictions of held-out rows.</summary>
    /// <param name="rotated">(k, q), from <see cref="Rotate"/>.</param>
    /// <param name="alphas">(1) or (q).</param>
    /// <returns>(held-out, q).</returns>
    public Tensor Predict(Tensor rotated, Tensor alphas) => projection.matmul(Weights(alphas) * rotated);

    /// <summary>Mean squared leave-one-out error per neuroid.</summary>
    /// <returns>(q); infinite or NaN where a row cannot be left out.</returns>
    public Tensor LeaveOneOutError(Tensor y, Tensor rotated, double alpha)
    {
        Tensor weights = Weights(tensor(new[] { alpha })); // (k, 1)
        Tensor fitted = basis.matmul(weights * rotated); // (n, q)
        Tensor leverage = basis.square().matmul(weights); // (n, 1)
        Tensor errors = isKernel ? fitted / leverage : (y - fitted) / (1 - (1.0 / y.shape[0]) - leverage);
        return errors.square().mean([0]);
    }

    // (k, 1) or (k, q); a direction without variance gets no weight when there is no penalty: the minimum-norm solution.
    private Tensor Weights(Tensor alphas)
    {
        Tensor sum = values.unsqueeze(1) + alphas.unsqueeze(0);
        return where(sum > zeroBelow, 1 / sum, zeros_like(sum)) + where((sum <= zeroBelow) & (alphas.unsqueeze(0) > 0), 1 / sum, zeros_like(sum));
    }
}
