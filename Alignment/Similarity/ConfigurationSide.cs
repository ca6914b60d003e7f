using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>The centred patterns of all stimuli, turned into as few dimensions as there are stimuli where there are more units.</summary>
/// <remarks>With more units than stimuli X̃ᵀ = Q·R, and Rᵀ has the inner products of X̃: what is invariant to rotations sees no difference. Cost of that: 2·n²·p.</remarks>
internal sealed class ConfigurationSide : ISimilaritySide
{
    private readonly double[] centred = []; // (stimuli, dimensions)
    private readonly int dimensions;

    public ConfigurationSide(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        Stimuli = x.Rows;
        Undefined = Sides.Reason(x);
        if (Undefined is not null)
        {
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor values = x.ToTensor();
        Tensor rows = values - values.mean([0], keepdim: true);
        rows = x.Columns > x.Rows ? linalg.qr(rows.t(), linalg.QRMode.R).R.t() : rows;
        dimensions = (int)rows.shape[1];
        centred = rows.ToArray();
    }

    public int Stimuli { get; }

    public string? Undefined { get; }

    /// <summary>All stimuli once.</summary>
    /// <returns>(stimuli, dimensions); owned by the caller.</returns>
    public Tensor Whole() => TensorBridge.Of(centred, Stimuli, dimensions);

    /// <summary>The stimuli of a draw: rows √m_i·(x_i − x̄), x̄ the mean of the draw; their products are those of the expanded, centred draw.</summary>
    /// <param name="multiplicities">(stimuli).</param>
    /// <returns>(stimuli, dimensions); 0 where a stimulus is not in the draw; owned by the caller.</returns>
    public Tensor Drawn(ReadOnlySpan<ushort> multiplicities)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor m = TensorBridge.Vector(Array.ConvertAll(multiplicities.ToArray(), count => (double)count)).unsqueeze(1);
        Tensor rows = Whole();
        Tensor mean = (m * rows).sum([0], keepdim: true) / m.sum();
        return (m.sqrt() * (rows - mean)).MoveToOuterDisposeScope();
    }
}
