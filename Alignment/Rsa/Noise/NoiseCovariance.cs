using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa.Noise;

/// <summary>A covariance of noise between units, ready to whiten patterns.</summary>
/// <remarks>
/// Whitening is x ↦ xW with WWᵀ = Σ⁻¹, so that products of whitened patterns are x Σ⁻¹ yᵀ. W comes from the Cholesky factor. A covariance counts as singular
/// when a unit's noise is a linear combination of the units before it to within 1e-12 of its variance; it then has a reason instead of a whitening.
/// Memory: units for a diagonal, 2 × units² otherwise. A class without value equality.
/// </remarks>
public sealed class NoiseCovariance
{
    private const double SmallestShare = 1e-12;
    private readonly double[]? scales; // 1/σ of each unit
    private readonly Matrix? whitening;

    private NoiseCovariance(int units, double[]? scales, Matrix? whitening, string? undefined)
    {
        UnitCount = units;
        this.scales = scales;
        this.whitening = whitening;
        Undefined = undefined;
    }

    /// <summary>Number of units.</summary>
    public int UnitCount { get; }

    /// <summary>Why it cannot be inverted, or null.</summary>
    public string? Undefined { get; }

    /// <summary>Independent noise.</summary>
    /// <param name="variances">(units), above 0.</param>
    public static NoiseCovariance OfVariances(double[] variances)
    {
        ArgumentNullException.ThrowIfNull(variances);
        int without = variances.Count(variance => !(variance > 0 && double.IsFinite(variance)));
        return without == 0
            ? new NoiseCovariance(variances.Length, Array.ConvertAll(variances, variance => 1 / Math.Sqrt(variance)), null, null)
            : Without(variances.Length, $"the noise covariance is singular: {without} of {variances.Length} units have no noise variance above 0");
    }

    /// <summary>A covariance Σ.</summary>
    /// <param name="covariance">(units × units), symmetric; the lower triangle is read.</param>
    public static NoiseCovariance OfCovariance(Matrix covariance) => Factored(covariance, "covariance", factor =>
        linalg.solve_triangular(factor, eye(factor.shape[0], dtype: ScalarType.Float64), upper: false).t()); // Σ = LLᵀ: W = L⁻ᵀ

    /// <summary>A precision Σ⁻¹.</summary>
    /// <param name="precision">(units × units), symmetric; the lower triangle is read.</param>
    public static NoiseCovariance OfPrecision(Matrix precision) => Factored(precision, "precision", factor => factor); // Σ⁻¹ = LLᵀ: W = L

    /// <summary>The precision Σ⁻¹.</summary>
    /// <returns>(units × units); all NaN when undefined.</returns>
    public Matrix ToPrecision()
    {
        if (Undefined is not null)
        {
            return new Matrix(UnitCount, UnitCount, Enumerable.Repeat(double.NaN, UnitCount * UnitCount).ToArray());
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor w = whitening?.Borrow() ?? diag(TensorBridge.Vector(scales!));
        return w.matmul(w.t()).ToMatrix();
    }

    /// <summary>Patterns in units of the noise.</summary>
    /// <param name="x">(rows × units); rows with NaN stay NaN.</param>
    /// <returns>(rows × units): xW; all NaN when undefined.</returns>
    public Matrix Whiten(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Columns != UnitCount)
        {
            throw new ArgumentException($"units differ: patterns {x.Columns}, noise covariance {UnitCount}", nameof(x));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor patterns = x.Borrow().to(ScalarType.Float64);
        return (whitening is not null ? patterns.matmul(whitening.Borrow())
            : scales is not null ? patterns * TensorBridge.Vector(scales)
            : full_like(patterns, double.NaN)).ToMatrix();
    }

    internal static NoiseCovariance Without(int units, string reason) => new(units, null, null, reason);

    private static NoiseCovariance Factored(Matrix matrix, string name, Func<Tensor, Tensor> whiteningOf)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Require.SameLength(matrix.Rows, matrix.Columns);
        using DisposeScope scope = NewDisposeScope();
        Tensor values = matrix.Borrow().to(ScalarType.Float64);
        (Tensor factor, Tensor info) = linalg.cholesky_ex(values);
        bool isDefinite = info.ToInt32() == 0 && (factor.diagonal() * factor.diagonal() / values.diagonal()).min().ToDouble() > SmallestShare;
        return isDefinite
            ? new NoiseCovariance(matrix.Rows, null, whiteningOf(factor).ToMatrix(), null)
            : Without(matrix.Rows, $"the noise {name} over {matrix.Rows} units is singular or not positive");
    }
}
