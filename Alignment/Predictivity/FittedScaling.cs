using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>A scaling with its numbers from a training fold.</summary>
internal sealed class FittedScaling
{
    /// <summary>Held-out z-scores beyond this raise a caution: nearly dead units blow up.</summary>
    public const double ExtremeZ = 100;
    private readonly FeatureScaling kind;
    private readonly Tensor? spread; // () or (1, units)

    /// <summary>Fits on the training rows.</summary>
    /// <param name="kind">Which scaling.</param>
    /// <param name="train">(stimuli, units) float64; borrowed.</param>
    public FittedScaling(FeatureScaling kind, Tensor train)
    {
        this.kind = kind;
        Mean = train.mean([0], keepdim: true);
        if (kind is FeatureScaling.Centred)
        {
            return;
        }

        Tensor centred = train - Mean;
        Tensor variance = (centred * centred).mean([0], keepdim: true);
        if (kind is FeatureScaling.Global)
        {
            spread = PositiveRoot(variance.mean());
        }
        else
        {
            Tensor isConstant = train.amax([0], keepdim: true) == train.amin([0], keepdim: true);
            spread = where(isConstant, ones_like(variance), variance.sqrt());
        }
    }

    private FittedScaling(FeatureScaling kind, Tensor mean, Tensor? spread)
    {
        this.kind = kind;
        Mean = mean;
        this.spread = spread;
    }

    /// <summary>(1, units) training means.</summary>
    public Tensor Mean { get; }

    /// <summary>Fits on rows of stored units, a block of units at a time.</summary>
    /// <param name="kind">Which scaling.</param>
    /// <param name="stored">(stimuli, units) as stored; borrowed.</param>
    /// <param name="rows">The training rows.</param>
    public static FittedScaling OfStored(FeatureScaling kind, Tensor stored, long[] rows)
    {
        using Tensor chosen = tensor(rows);
        var parts = new List<FittedScaling>();
        foreach ((int start, int count) in Gram.Blocks((int)stored.shape[1], (int)stored.shape[0]))
        {
            using DisposeScope scope = NewDisposeScope();
            var part = new FittedScaling(kind, stored.narrow(1, start, count).index_select(0, chosen).to(ScalarType.Float64));
            part.Mean.MoveToOuterDisposeScope();
            part.spread?.MoveToOuterDisposeScope();
            parts.Add(part);
        }

        if (parts.Count <= 1)
        {
            return parts.Count == 1 ? parts[0] : new FittedScaling(kind, zeros(1, 0, dtype: ScalarType.Float64), null);
        }

        Tensor mean = cat(parts.Select(part => part.Mean).ToArray(), 1);
        return kind switch
        {
            FeatureScaling.Centred => new FittedScaling(kind, mean, null),
            FeatureScaling.ZScored => new FittedScaling(kind, mean, cat(parts.Select(part => part.spread!).ToArray(), 1)),
            _ => new FittedScaling(kind, mean, PositiveRoot(parts.Select(part => part.spread! * part.spread! * part.Mean.shape[1]).Aggregate((a, b) => a.Plus(b)) / mean.shape[1])),
        };
    }

    /// <summary>The same for a block of the units.</summary>
    public FittedScaling Slice(int start, int count) => new(kind, Mean.narrow(1, start, count), kind is FeatureScaling.ZScored ? spread!.narrow(1, start, count) : spread);

    /// <summary>Scales rows.</summary>
    /// <returns>(stimuli, units); owned by the caller.</returns>
    public Tensor Apply(Tensor rows) => spread is null ? rows - Mean : (rows - Mean) / spread;

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

    private static Tensor PositiveRoot(Tensor variance) => variance.ToDouble() > 0 ? variance.sqrt() : ones_like(variance);
}
