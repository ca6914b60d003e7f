using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>One fold's responses in blocks of neuroids, centred on the training rows, and the place of its predictions.</summary>
/// <remarks>Blocks bound memory: at most about 2 MiB, or 64 neuroids, of training responses are in a tensor at once, however many neuroids there are.</remarks>
internal sealed class FoldTargets
{
    private const int BlockValues = 1 << 18;
    private readonly Matrix responses;
    private readonly int[] columns;
    private readonly int[] training;
    private readonly double[] predictions;
    private readonly int[] predictionRows;
    private readonly double[]?[] means;
    private readonly int blockSize;
    private readonly bool isWhole;

    /// <summary>Binds a fold.</summary>
    /// <param name="responses">(stimuli × neuroids).</param>
    /// <param name="columns">Neuroids that take part, in rising order.</param>
    /// <param name="training">Training rows.</param>
    /// <param name="predictions">(prediction rows × neuroids), written to.</param>
    /// <param name="predictionRows">The prediction row of each held-out stimulus of this fold.</param>
    public FoldTargets(Matrix responses, int[] columns, int[] training, double[] predictions, int[] predictionRows)
    {
        this.responses = responses;
        this.columns = columns;
        this.training = training;
        this.predictions = predictions;
        this.predictionRows = predictionRows;
        blockSize = Math.Clamp(BlockValues / Math.Max(1, training.Length), 64, Math.Max(64, columns.Length));
        means = new double[BlockCount][];
        isWhole = columns.Length == responses.Columns;
    }

    public int NeuroidCount => columns.Length;

    public int TrainingCount => training.Length;

    public int BlockCount => (columns.Length + blockSize - 1) / blockSize;

    public int BlockStart(int block) => block * blockSize;

    /// <summary>The neuroids of a block.</summary>
    public int BlockWidth(int block) => Math.Min(blockSize, columns.Length - BlockStart(block));

    /// <summary>The centred training responses of a block.</summary>
    /// <returns>(training stimuli, neuroids of the block) float64; owned by the caller.</returns>
    public Tensor Training(int block)
    {
        using DisposeScope scope = NewDisposeScope();
        int start = BlockStart(block);
        Tensor stored = responses.Borrow();
        Tensor own = isWhole
            ? stored.narrow(1, start, BlockWidth(block))
            : stored.index_select(1, tensor(Array.ConvertAll(columns[start..(start + BlockWidth(block))], column => (long)column)));
        Tensor values = own.index_select(0, tensor(Array.ConvertAll(training, row => (long)row))).to(ScalarType.Float64);
        Tensor mean = values.mean([0], keepdim: true);
        means[block] ??= mean.ToArray();
        return (values - mean).MoveToOuterDisposeScope();
    }

    /// <summary>All blocks side by side.</summary>
    /// <returns>(training stimuli, neuroids); owned by the caller.</returns>
    public Tensor AllTraining() => BlockCount == 1 ? Training(0) : cat(Enumerable.Range(0, BlockCount).Select(Training).ToArray(), 1);

    /// <summary>Keeps the predictions of a block, adding the training means.</summary>
    /// <param name="block">Which block; its training responses were asked for before.</param>
    /// <param name="centred">(held-out stimuli, neuroids of the block); borrowed.</param>
    public void Store(int block, Tensor centred)
    {
        int start = BlockStart(block);
        int width = (int)centred.shape[1];
        double[] mean = means[block] ?? throw new InvalidOperationException($"block {block} was not fitted");
        double[] values = centred.ToArray();
        for (int i = 0; i < predictionRows.Length; i++)
        {
            long row = (long)predictionRows[i] * responses.Columns;
            for (int k = 0; k < width; k++)
            {
                predictions[row + columns[start + k]] = values[(i * width) + k] + mean[k];
            }
        }
    }
}
