using Concord.Models.Blocks;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>Principal components of a readout: x ↦ (x − mean)·Vᵀ.</summary>
/// <remarks>
/// Pearson 1901; the numbers of scikit-learn's <c>PCA(n, svd_solver="full")</c>: centred, not whitened, signs such that in each column of U the
/// entry of largest modulus is positive (<c>svd_flip</c> on U). Float64 from the smaller of covariance (units × units) and Gram matrix
/// (stimuli × stimuli); components of relative variance below 1e-12 are not told from rounding and are refused.
/// </remarks>
public sealed class PcaProjection
{
    /// <summary>Raised when the components of the same rows would change.</summary>
    public const int Version = 1;

    private const int ColumnBlock = 4096;
    private readonly torch.Tensor _mean;
    private readonly torch.Tensor _componentsTransposed;

    private PcaProjection(double[] mean, double[] components, double[] explainedVariance)
    {
        Mean = mean;
        Components = components;
        ExplainedVariance = explainedVariance;
        _mean = torch.tensor(mean, dtype: torch.float64).DetachFromDisposeScope();
        using torch.Tensor v = torch.tensor(components, [explainedVariance.Length, mean.Length], dtype: torch.float64);
        _componentsTransposed = v.t().contiguous().DetachFromDisposeScope();
    }

    /// <summary>(units) mean of the fitted rows.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>(dims × units) row-major, orthonormal rows.</summary>
    public IReadOnlyList<double> Components { get; }

    /// <summary>(dims) variance along each component, divisor stimuli − 1, descending.</summary>
    public IReadOnlyList<double> ExplainedVariance { get; }

    /// <summary>Units before.</summary>
    public int Inputs => Mean.Count;

    /// <summary>Units after.</summary>
    public int Dims => ExplainedVariance.Count;

    /// <summary>Fits components on rows held in memory.</summary>
    /// <param name="rows">(stimuli × units) row-major.</param>
    /// <param name="stimuli">Rows; at least 2.</param>
    /// <param name="units">Columns.</param>
    /// <param name="dims">Components wanted; from 1 to the rank of the centred rows, which is below the number of stimuli.</param>
    /// <exception cref="ModelException">Fewer components exist than are wanted.</exception>
    public static PcaProjection Fit(ReadOnlySpan<float> rows, int stimuli, int units, int dims)
    {
        if (rows.Length != (long)stimuli * units)
        {
            throw new ArgumentException($"{rows.Length} values for {stimuli} stimuli × {units} units", nameof(rows));
        }

        using torch.Tensor x = torch.empty(stimuli, units, dtype: torch.float32);
        rows.CopyTo(MemoryMarshal.Cast<byte, float>(x.bytes));
        return Fit(x, dims);
    }

    /// <summary>Fits components on (stimuli × units) rows, float32 or float64, borrowed.</summary>
    internal static PcaProjection Fit(torch.Tensor x, int dims)
    {
        int stimuli = checked((int)x.shape[0]);
        int units = checked((int)x.shape[1]);
        ArgumentOutOfRangeException.ThrowIfLessThan(dims, 1);
        if (dims > Math.Min(stimuli - 1, units))
        {
            throw TooMany(dims, Math.Min(stimuli - 1, units), stimuli, units);
        }

        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor mean = x.mean([0], type: torch.float64);
        bool covariance = units <= stimuli;
        torch.Tensor product = Product(x, mean, covariance);
        (torch.Tensor values, torch.Tensor vectors) = torch.linalg.eigh(product);
        torch.Tensor top = values.flip(0).slice(0, 0, dims, 1);            // (dims), descending
        torch.Tensor basis = vectors.flip(1).slice(1, 0, dims, 1);         // (n × dims)
        double largest = top[0].item<double>();
        double smallest = top[dims - 1].item<double>();
        if (!(smallest > 1e-12 * largest))
        {
            throw TooMany(dims, top.data<double>().Count(value => value > 1e-12 * largest), stimuli, units);
        }

        torch.Tensor components = covariance ? basis.t() : Back(x, mean, basis).div_(top.sqrt().unsqueeze(1));
        torch.Tensor left = covariance ? Scores(x, mean, basis) : basis;   // (stimuli × dims), up to scale
        torch.Tensor row = left.abs().argmax(0, keepdim: true);
        components = components.mul(left.gather(0, row).sign().t()).contiguous();
        return new PcaProjection(
            [.. mean.data<double>()], [.. components.data<double>()], [.. (top / (stimuli - 1)).contiguous().data<double>()]);
    }

    /// <summary>Projects rows, in float64.</summary>
    /// <param name="rows">(count × inputs) row-major.</param>
    /// <param name="projected">(count × dims) row-major, overwritten.</param>
    public void Apply(ReadOnlySpan<float> rows, Span<float> projected)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        int count = rows.Length / Inputs;
        torch.Tensor x = torch.empty(count, Inputs, dtype: torch.float32);
        rows.CopyTo(MemoryMarshal.Cast<byte, float>(x.bytes));
        torch.Tensor y = x.to(torch.float64).sub_(_mean).matmul(_componentsTransposed).to(torch.float32).contiguous();
        MemoryMarshal.Cast<byte, float>(y.bytes).CopyTo(projected);
    }

    // The covariance (units × units) or the Gram matrix (stimuli × stimuli) of the centred rows, block by block in float64.
    private static torch.Tensor Product(torch.Tensor x, torch.Tensor mean, bool covariance)
    {
        if (covariance)
        {
            torch.Tensor centred = x.to(torch.float64).sub(mean);
            return centred.t().matmul(centred);
        }

        torch.Tensor sum = torch.zeros(x.shape[0], x.shape[0], dtype: torch.float64);
        foreach ((long start, long end) in Blocks(x.shape[1]))
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor block = x.slice(1, start, end, 1).to(torch.float64).sub(mean.slice(0, start, end, 1));
            sum.Adding(block.matmul(block.t()));
        }

        return sum;
    }

    // Uᵀ(X − mean): (dims × units).
    private static torch.Tensor Back(torch.Tensor x, torch.Tensor mean, torch.Tensor basis)
    {
        torch.Tensor all = torch.empty(basis.shape[1], x.shape[1], dtype: torch.float64);
        foreach ((long start, long end) in Blocks(x.shape[1]))
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor block = x.slice(1, start, end, 1).to(torch.float64).sub(mean.slice(0, start, end, 1));
            all.slice(1, start, end, 1).copy_(basis.t().matmul(block));
        }

        return all;
    }

    private static torch.Tensor Scores(torch.Tensor x, torch.Tensor mean, torch.Tensor basis)
        => x.to(torch.float64).sub(mean).matmul(basis);

    private static IEnumerable<(long Start, long End)> Blocks(long columns)
    {
        for (long start = 0; start < columns; start += ColumnBlock)
        {
            yield return (start, Math.Min(columns, start + ColumnBlock));
        }
    }

    private static ModelException TooMany(int dims, int possible, int stimuli, int units) => new(
        "readout pca",
        $"{dims} components wanted of {stimuli} stimuli × {units} units, which have {possible}",
        $"dims from 1 to {possible}",
        "Ask for fewer components or fit them on more stimuli.");
}
