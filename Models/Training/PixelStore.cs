using System.Runtime.ExceptionServices;
using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>Pictures and labels in memory: each is decoded or drawn once, side by side.</summary>
internal sealed class PixelStore
{
    private readonly byte[] _pixels;
    private readonly int[] _labels;

    private PixelStore(int side, byte[] pixels, int[] labels) => (Side, _pixels, _labels) = (side, pixels, labels);

    /// <summary>Pixels a side.</summary>
    public int Side { get; }

    /// <summary>Number of pictures.</summary>
    public int Count => _labels.Length;

    /// <summary>Reads pictures.</summary>
    /// <param name="images">Where from.</param>
    /// <param name="indices">Which, in the order of the store.</param>
    /// <param name="cancellation">Ends the work between two pictures.</param>
    /// <exception cref="ModelException">A label is none of the categories.</exception>
    public static PixelStore Load(ITrainingImages images, IReadOnlyList<int> indices, CancellationToken cancellation)
    {
        int bytes = 3 * images.Side * images.Side;
        byte[] pixels = new byte[checked(bytes * indices.Count)];
        int[] labels = new int[indices.Count];
        try
        {
            Parallel.For(0, indices.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
            {
                labels[i] = images.Load(indices[i], pixels.AsSpan(i * bytes, bytes));
                if (labels[i] < 0 || labels[i] >= images.Categories.Count)
                {
                    throw new ModelException($"training picture {indices[i]}", $"label {labels[i]}", $"0 to {images.Categories.Count - 1}", "Mend the labels.");
                }
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return new PixelStore(images.Side, pixels, labels);
    }

    /// <summary>Bytes of one picture, colours interleaved.</summary>
    public ReadOnlySpan<byte> Pixels(int picture) => _pixels.AsSpan(picture * 3 * Side * Side, 3 * Side * Side);

    /// <summary>Label of one picture.</summary>
    public int Label(int picture) => _labels[picture];

    /// <summary>Deals the labels out anew: every label as often as before, on pictures that it says nothing of.</summary>
    /// <param name="seed">Of the permutation.</param>
    public void ShuffleLabels(int seed)
    {
        int[] order = CounterRandom.Named(seed, "labels").Permutation(_labels.Length);
        int[] own = [.. _labels];
        for (int i = 0; i < own.Length; i++)
        {
            _labels[i] = own[order[i]];
        }
    }
}
