using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Ridge predictions for penalties that are known: a Cholesky factor a penalty.</summary>
/// <remarks>
/// Ŷ = H (G + αI)⁻¹ B, G the Gram matrix in units or in stimuli, whichever are fewer, H the held-out side and B the responses brought to it. Where a penalty is
/// nothing beside the data (α &lt; 1e-12·trace), or there are so many that H (G + αI)⁻¹ of all would take more than 64 MiB, all go through the eigenvalues
/// (<see cref="RidgeSpectrum"/>). Cost: side³/3 a penalty. Tensors live in the dispose scope in which it is made.
/// </remarks>
internal sealed class RidgeSolution
{
    private const double NothingBeside = 1e-12;
    private const long MapValues = 32L * Gram.BlockValues;
    private readonly FoldUnits units;
    private readonly Dictionary<double, Tensor> maps; // (held-out, side) a penalty
    private readonly RidgeSpectrum? spectrum;

    /// <summary>Factors.</summary>
    /// <param name="units">Centred and scaled; borrowed.</param>
    /// <param name="alphas">All penalties that will be asked for; repeats are allowed.</param>
    public RidgeSolution(FoldUnits units, double[] alphas)
    {
        this.units = units;
        Tensor heldOut = units.HeldOut;
        double[] distinct = [.. alphas.Distinct()];
        double least = Math.Max(double.Epsilon, NothingBeside * units.Gram.trace().ToDouble());
        bool isByEigenvalues = distinct.Any(alpha => alpha < least) || (distinct.Length > 1 && distinct.Length * heldOut.numel() > MapValues);
        spectrum = isByEigenvalues ? new RidgeSpectrum(units) : null;
        maps = isByEigenvalues ? [] : distinct.ToDictionary(alpha => alpha, alpha => Map(units.Gram, heldOut, alpha));
    }

    /// <summary>Predicts held-out rows.</summary>
    /// <param name="y">(n, q) centred training responses.</param>
    /// <param name="alphas">(1), or (q) one a neuroid.</param>
    /// <returns>(held-out, q).</returns>
    public Tensor Predict(Tensor y, double[] alphas)
    {
        if (spectrum is not null)
        {
            return spectrum.Predict(spectrum.Rotate(y), TensorBridge.Vector(alphas));
        }

        Tensor responses = units.Against(y);
        if (alphas.Length == 1)
        {
            return maps[alphas[0]].matmul(responses);
        }

        Tensor predictions = zeros(maps[alphas[0]].shape[0], y.shape[1], dtype: ScalarType.Float64);
        foreach (IGrouping<double, int> group in Enumerable.Range(0, alphas.Length).GroupBy(j => alphas[j]))
        {
            Tensor own = tensor(group.Select(j => (long)j).ToArray());
            predictions.index_copy_(1, own, maps[group.Key].matmul(responses.index_select(1, own)));
        }

        return predictions;
    }

    // H (G + αI)⁻¹.
    private static Tensor Map(Tensor gram, Tensor heldOut, double alpha)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor factor = linalg.cholesky(gram.Plus(eye(gram.shape[0], dtype: ScalarType.Float64) * alpha));
        return cholesky_solve(heldOut.t(), factor).t().MoveToOuterDisposeScope();
    }
}
