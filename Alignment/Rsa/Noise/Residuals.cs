using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa.Noise;

/// <summary>What the estimators share: checks, centring, the product of residuals with themselves.</summary>
internal static class Residuals
{
    public delegate NoiseCovariance Estimator(Tensor centred, int degreesOfFreedom);

    /// <summary>Hands centred residuals (residuals, units) to an estimator.</summary>
    public static NoiseCovariance Estimate(Matrix residuals, int? degreesOfFreedom, Estimator estimator)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        int freedom = degreesOfFreedom ?? (residuals.Rows - 1);
        if (freedom < 1 || residuals.Rows < 2)
        {
            return NoiseCovariance.Without(residuals.Columns, $"no noise covariance from {residuals.Rows} residuals with {freedom} degrees of freedom");
        }

        if (!Require.AreFinite<double>(residuals.Values))
        {
            return NoiseCovariance.Without(residuals.Columns, "no noise covariance: a residual is NaN or infinite");
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor values = residuals.Borrow().to(ScalarType.Float64);
        return estimator(values - values.mean([0], keepdim: true), freedom);
    }

    /// <summary>The sum of squares of all entries.</summary>
    public static double SquareSum(Tensor values) => (values * values).sum().ToDouble();

    /// <summary>XᵀX: (units, units).</summary>
    public static Tensor Products(Tensor centred) => centred.t().matmul(centred);
}
