using Concord.Models.Training;

namespace Concord.Pipeline.Training;

/// <summary>Pictures of a dataset, as the engine wants them.</summary>
/// <param name="canonical">All that decides pixels and labels.</param>
/// <param name="side">Pixels a side.</param>
/// <param name="categories">Names of the labels.</param>
/// <param name="count">How many pictures.</param>
/// <param name="load">Draws or decodes one.</param>
internal sealed class LabelledPictures(string canonical, int side, IReadOnlyList<string> categories, int count, PictureLoader load) : ITrainingImages
{
    /// <inheritdoc/>
    public string Canonical { get; } = canonical;

    /// <inheritdoc/>
    public int Side { get; } = side;

    /// <inheritdoc/>
    public IReadOnlyList<string> Categories { get; } = categories;

    /// <inheritdoc/>
    public int Count { get; } = count;

    /// <inheritdoc/>
    public int Load(int index, Span<byte> rgb) => load(index, rgb);
}
