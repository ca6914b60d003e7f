using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Units that outnumber the stimuli: all that regressions need of them are inner products of stimuli.</summary>
/// <remarks>
/// A part is made by selecting rows and columns and centring algebraically: K̃ = HKH, H = I − 11'/n, and for held-out rows (K_t − 1·k̄')H with k̄ the mean training row.
/// That costs digits only where the part's mean lies many spreads off the whole's; <see cref="UnitProducts"/> watches for it.
/// </remarks>
internal sealed class KernelUnits(Func<long[], Tensor> read, long[] training, long[] heldOut, Tensor projections) : FoldUnits(read, training, heldOut)
{
    public override Tensor HeldOut => projections;

    public override Tensor Against(Tensor y) => y;

    public override FoldUnits Inner(int[] part, int[] rest)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor columns = tensor(Array.ConvertAll(part, i => (long)i));
        Tensor own = Gram.index_select(0, columns).index_select(1, columns);
        Tensor other = Gram.index_select(0, tensor(Array.ConvertAll(rest, i => (long)i))).index_select(1, columns);
        Tensor mean = own.mean([0], keepdim: true); // (1, part)
        Tensor overall = mean.mean();
        Tensor centred = own - mean - (mean.t() - overall);
        Tensor projected = other - mean - (other.mean([1], keepdim: true) - overall);
        long[] rows = Pick(part);
        return new KernelUnits(Shifted(Read, rows), rows, Pick(rest), projected.MoveToOuterDisposeScope()) { Gram = centred.MoveToOuterDisposeScope() };
    }

    public override FoldUnits DividedBy(double divisor) =>
        new KernelUnits(rows => Read(rows) / divisor, Training, HeldOutRows, projections / (divisor * divisor)) { Gram = Gram / (divisor * divisor) };

    private static Func<long[], Tensor> Shifted(Func<long[], Tensor> read, long[] rows) => wanted => read(wanted) - read(rows).mean([0], keepdim: true);
}
