using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>A scaling with its numbers from a training fold.</summary>
internal sealed class FittedScaling
{
    /// <summary>Held-out z-scores beyond this raise a caution: nearly dead units blow up.</summary>
    public const double ExtremeZ = 100;
    private readonly FeatureScaling kind;
    private readonly Tensor mean;
    private readonly Tensor? spread;

    /// <summary>Fits on the training rows.</summary>
    /// <param name="kind">Which scaling.</param>
    /// <param name="train">(stimuli, units) float64; borrowed.</param>
    public FittedScaling(FeatureScaling kind, Tensor train)
    {
        this.kind = kind;
        mean = train.mean([0], keepdim: true); // (1, units)
        if (kind is FeatureScaling.Centred)
        {
            return;
        }

        Tensor variance = (train - mean).square().mean([0], keepdim: true);
        if (kind is FeatureScaling.Global)
        {
            Tensor root = variance.mean().sqrt();
            spread = root.ToDouble() > 0 ? root : ones_like(root);
        }
        else
        {
            Tensor isConstant = train.amax([0], keepdim: true) == train.amin([0], keepdim: true);
            spread = where(isConstant, ones_like(variance), variance.sqrt());
        }
    }

    /// <summary>Scales rows.</summary>
    /// <returns>(stimuli, units); owned by the caller.</returns>
    public Tensor Apply(Tensor rows) => spread is null ? rows - mean : (rows - mean) / spread;

    /// <summary>A caution about held-out rows, already scaled; null when there is none.</summary>
    public string? Caution(Tensor heldOut)
    {
        if (kind is not FeatureScaling.ZScored || heldOut.numel() == 0)
        {
            return null;
        }

        double largest = heldOut.abs().max().ToDouble();
        return largest > ExtremeZ ? $"z-scores of held-out stimuli beyond {ExtremeZ:0}: nearly dead units; compare scaling centred or global" : null;
    }
}
