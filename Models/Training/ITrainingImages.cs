namespace Concord.Models.Training;

/// <summary>Labelled pictures of one size, any of them by its index: what a network is trained or tested on.</summary>
public interface ITrainingImages
{
    /// <summary>Stable text of all that decides pixels and labels; it enters fingerprints.</summary>
    string Canonical { get; }

    /// <summary>Pixels a side.</summary>
    int Side { get; }

    /// <summary>Names of the labels, in their order.</summary>
    IReadOnlyList<string> Categories { get; }

    /// <summary>Number of pictures.</summary>
    int Count { get; }

    /// <summary>Decodes or draws one picture; called from several threads at once.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    /// <param name="rgb">Filled with side × side × 3 bytes, row by row, colours interleaved.</param>
    /// <returns>The label, an index of <see cref="Categories"/>.</returns>
    int Load(int index, Span<byte> rgb);
}
