namespace Concord.Alignment.Similarity;

/// <summary>The neighbours of every stimulus on one side, among all stimuli or among those of a draw.</summary>
/// <param name="Side">The side, with its inner products.</param>
/// <param name="Nearest">(stimuli × k), the nearest first.</param>
/// <param name="Count">k.</param>
internal readonly record struct NeighbourLists(NeighbourSide Side, int[] Nearest, int Count)
{
    public ReadOnlySpan<int> Of(int stimulus) => Nearest.AsSpan(stimulus * Count, Count);
}
