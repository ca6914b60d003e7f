using System.Runtime.InteropServices;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>From stored pictures to a batch of pixels, 0 to 1.</summary>
internal static class ExampleBatch
{
    /// <summary>Writes one picture of a batch.</summary>
    /// <param name="index">Its place in the batch.</param>
    /// <param name="chw">Its (3 × side × side) pixels, 0 to 1.</param>
    public delegate void Writer(int index, Span<float> chw);

    /// <summary>A batch whose pictures are written side by side.</summary>
    /// <param name="count">Pictures.</param>
    /// <param name="side">Pixels a side.</param>
    /// <param name="write">Writes one; from several threads.</param>
    /// <returns>(count × 3 × side × side) float32, in the caller's dispose scope.</returns>
    public static torch.Tensor Fill(int count, int side, Writer write)
    {
        torch.Tensor batch = torch.empty([count, 3, side, side], dtype: torch.float32);
        int length = 3 * side * side;
        Parallel.For(0, count, i => write(i, MemoryMarshal.Cast<byte, float>(batch.bytes).Slice(i * length, length)));
        return batch;
    }

    /// <summary>Stored pictures as they are.</summary>
    /// <param name="store">The pictures.</param>
    /// <param name="first">The first.</param>
    /// <param name="count">How many.</param>
    /// <returns>(count × 3 × side × side) float32, in the caller's dispose scope.</returns>
    public static torch.Tensor Plain(PixelStore store, int first, int count)
        => Fill(count, store.Side, (i, chw) => PictureView.Plain.Write(store.Pixels(first + i), store.Side, chw));

    /// <summary>Target distributions: 1 for the label, less what is spread over all.</summary>
    /// <param name="labels">Labels.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="smoothing">What is spread.</param>
    /// <returns>(count × classes) float32, in the caller's dispose scope.</returns>
    public static torch.Tensor Targets(ReadOnlySpan<int> labels, int classes, double smoothing = 0)
    {
        float[] targets = new float[labels.Length * classes];
        targets.AsSpan().Fill((float)(smoothing / classes));
        for (int i = 0; i < labels.Length; i++)
        {
            targets[(i * classes) + labels[i]] += (float)(1 - smoothing);
        }

        return torch.tensor(targets, labels.Length, classes);
    }
}
