using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Units that are fewer than the stimuli: X'X, and rows read in blocks where they are needed.</summary>
/// <remarks>
/// A part's X'X is the whole's less the products of the rows left out and n·d d', d the shift of the mean: cost of the rows left out only. Where those are the
/// larger part, it is summed from the part's own rows.
/// </remarks>
internal sealed class ColumnUnits(Func<long[], Tensor> read, long[] training, long[] heldOut) : FoldUnits(read, training, heldOut)
{
    public override Tensor HeldOut => Read(HeldOutRows);

    /// <summary>X'X of rows as they are read.</summary>
    /// <returns>(p, p); owned by the caller.</returns>
    public static Tensor Products(Func<long[], Tensor> read, long[] rows, long units) =>
        Linalg.Gram.Sum(units, rows.Length, (int)units, (start, count) => read(rows[start..(start + count)]).t());

    public override Tensor Against(Tensor y)
    {
        Tensor sum = zeros(Gram.shape[0], y.shape[1], dtype: y.dtype);
        foreach ((int start, long[] rows) in RowBlocks(Training, Gram.shape[0]))
        {
            using DisposeScope scope = NewDisposeScope();
            sum.addmm_(Read(rows).to(y.dtype).t(), y.narrow(0, start, rows.Length), 1, 1);
        }

        return sum;
    }

    public override FoldUnits Inner(int[] part, int[] rest)
    {
        using DisposeScope scope = NewDisposeScope();
        long[] rows = Pick(part);
        long[] leftOut = [.. Training.Except(rows)];
        bool isByTaking = leftOut.Length < rows.Length;
        Tensor shift = isByTaking ? Sums(leftOut) / -rows.Length : Sums(rows) / rows.Length; // all rows sum to 0
        shift.MoveToOuterDisposeScope();
        Func<long[], Tensor> centred = wanted => Read(wanted) - shift;
        Tensor gram = isByTaking ? Less(leftOut, shift, rows.Length) : Products(centred, rows, Gram.shape[0]);
        return new ColumnUnits(centred, rows, Pick(rest)) { Gram = gram.MoveToOuterDisposeScope() };
    }

    public override FoldUnits DividedBy(double divisor) =>
        new ColumnUnits(rows => Read(rows) / divisor, Training, HeldOutRows) { Gram = Gram / (divisor * divisor) };

    // (1, p)
    private Tensor Sums(long[] rows)
    {
        Tensor sum = zeros(1, Gram.shape[0], dtype: ScalarType.Float64);
        foreach ((_, long[] block) in RowBlocks(rows, Gram.shape[0]))
        {
            using DisposeScope scope = NewDisposeScope();
            sum.Add(Read(block).sum([0], keepdim: true));
        }

        return sum;
    }

    // The whole's products less those of rows and count·d d'.
    private Tensor Less(long[] rows, Tensor shift, int count)
    {
        Tensor gram = Gram.addmm(shift.t(), shift, 1, -count);
        foreach ((_, long[] block) in RowBlocks(rows, Gram.shape[0]))
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor own = Read(block);
            gram.addmm_(own.t(), own, 1, -1);
        }

        return gram;
    }
}
