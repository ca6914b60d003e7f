using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>One fold's units, centred and scaled by its training stimuli, as the inner products that a regression needs.</summary>
/// <remarks>
/// With X (n × p) the training units: a map is W = X'A for <see cref="KernelUnits"/>, whose side is the n stimuli (Gram = XX'), and W itself for
/// <see cref="ColumnUnits"/>, whose side is the p units (Gram = X'X). Tensors live in the caller's dispose scope, float64.
/// </remarks>
internal abstract class FoldUnits(Func<long[], Tensor> read, long[] training, long[] heldOut)
{
    public int TrainingCount => training.Length;

    /// <summary>(side, side) XX' or X'X.</summary>
    public required Tensor Gram { get; init; }

    /// <summary>(held-out, side) X_test X' or X_test.</summary>
    public abstract Tensor HeldOut { get; }

    /// <summary>What to say of held-out values; null when there is nothing.</summary>
    public string? Caution { get; init; }

    protected long[] Training => training;

    protected long[] HeldOutRows => heldOut;

    protected Func<long[], Tensor> Read => read;

    /// <summary>The units of some training stimuli.</summary>
    /// <returns>(count, p) float64.</returns>
    public Tensor TrainingUnits(int start, int count) => read(training[start..(start + count)]);

    /// <summary>Responses brought to the side of the Gram matrix: y itself, or X'y.</summary>
    /// <param name="y">(n, q), centred, float64 or float32.</param>
    /// <returns>(side, q), in the precision of <paramref name="y"/>.</returns>
    public abstract Tensor Against(Tensor y);

    /// <summary>A part of the training stimuli as a fold of its own, centred anew and not scaled anew.</summary>
    /// <param name="part">Training stimuli of the part, as positions among this fold's, each once.</param>
    /// <param name="rest">Held-out stimuli of the part, likewise.</param>
    public abstract FoldUnits Inner(int[] part, int[] rest);

    /// <summary>All units divided by one number.</summary>
    public abstract FoldUnits DividedBy(double divisor);

    protected long[] Pick(int[] positions) => Array.ConvertAll(positions, position => training[position]);

    // Blocks of rows through a reader, as many at once as a block may hold.
    protected static IEnumerable<(int Start, long[] Rows)> RowBlocks(long[] rows, long columns)
    {
        foreach ((int start, int count) in Linalg.Gram.Blocks(rows.Length, (int)columns))
        {
            yield return (start, rows[start..(start + count)]);
        }
    }
}
