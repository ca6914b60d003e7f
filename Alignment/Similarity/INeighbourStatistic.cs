namespace Concord.Alignment.Similarity;

/// <summary>A number from the neighbours of all stimuli on both sides.</summary>
internal interface INeighbourStatistic
{
    /// <summary>The value.</summary>
    /// <param name="x">The model's neighbours.</param>
    /// <param name="y">The recorded neighbours.</param>
    /// <param name="weights">(stimuli) multiplicities: all 1 for the whole set, 0 for a stimulus that is not in the draw and has no neighbours.</param>
    double Value(NeighbourLists x, NeighbourLists y, double[] weights);
}
