using Concord.Alignment.Linalg;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>One fold's responses in blocks of neuroids, centred on the training rows, and the place of its predictions.</summary>
/// <remarks>Blocks bound memory: at most about 8 MiB, or 64 neuroids, of training responses are in a tensor at once, however many neuroids there are.</remarks>
internal sealed class FoldTargets
{
    private const int BlockValues = 1 << 20;
    private readonly Matrix responses;
    private readonly int[] columns;
    private readonly int[] training;
    private readonly double[] predictions;
    private readonly int[] predictionRows;
    private readonly double[] means;
    private readonly int blockSize;

    /// <summary>Binds a fold.</summary>
    /// <param name="responses">(stimuli × neuroids).</param>
    /// <param name="columns">Neuroids that take part.</param>
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
        means = new double[columns.Length];
        foreach (int row in training)
        {
            for (int k = 0; k < columns.Length; k++)
            {
                means[k] += responses[row, columns[k]] / training.Length;
            }
        }
    }

    public int NeuroidCount => columns.Length;

    public int BlockCount => (columns.Length + blockSize - 1) / blockSize;

    public int BlockStart(int block) => block * blockSize;

    /// <summary>The centred training responses of a block.</summary>
    /// <returns>(training stimuli, neuroids of the block); owned by the caller.</returns>
    public Tensor Training(int block)
    {
        int start = block * blockSize;
        int width = Math.Min(blockSize, columns.Length - start);
        var values = new double[training.Length * width];
        for (int i = 0; i < training.Length; i++)
        {
            for (int k = 0; k < width; k++)
            {
                values[(i * width) + k] = responses[training[i], columns[start + k]] - means[start + k];
            }
        }

        return TensorBridge.Of(values, training.Length, width);
    }

    /// <summary>All blocks side by side.</summary>
    /// <returns>(training stimuli, neuroids); owned by the caller.</returns>
    public Tensor AllTraining() => cat(Enumerable.Range(0, BlockCount).Select(Training).ToArray(), 1);

    /// <summary>Keeps the predictions of a block, adding the training means.</summary>
    /// <param name="block">Which block.</param>
    /// <param name="centred">(held-out stimuli, neuroids of the block); borrowed.</param>
    public void Store(int block, Tensor centred)
    {
        int start = block * blockSize;
        int width = (int)centred.shape[1];
        double[] values = centred.ToArray();
        for (int i = 0; i < predictionRows.Length; i++)
        {
            for (int k = 0; k < width; k++)
            {
                predictions[((long)predictionRows[i] * responses.Columns) + columns[start + k]] = values[(i * width) + k] + means[start + k];
            }
        }
    }
}
