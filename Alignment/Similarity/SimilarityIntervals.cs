using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>Intervals of a similarity over stimuli.</summary>
/// <remarks>
/// The estimand is the measure's expectation at this number of stimuli: most of these measures rise or fall with n, and no resampling of n stimuli knows their limit.
/// </remarks>
public static class SimilarityIntervals
{
    /// <summary>The interval by the measure's own method.</summary>
    /// <param name="similarity">The measure.</param>
    /// <param name="x">The model's side.</param>
    /// <param name="y">The recorded side.</param>
    /// <param name="resamples">Bootstrap draws; not used by the jackknife.</param>
    /// <param name="level">Between 0 and 1, both excluded.</param>
    public static Interval Compute(ISimilarity similarity, ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        ArgumentNullException.ThrowIfNull(x);
        return similarity.Interval switch
        {
            SimilarityInterval.Percentile => Interval.Percentile(similarity.Draws(x, y, resamples), level),
            SimilarityInterval.Centred => CentredInterval.Compute(similarity.Compare(x, y).Value, similarity.Draws(x, y, resamples), level),
            SimilarityInterval.Jackknife => JackknifeInterval.Compute(similarity.Compare(x, y).Value, similarity.Draws(x, y, StimulusResamples.LeaveOneOut(x.Stimuli)), level),
            _ => throw new ArgumentOutOfRangeException(nameof(similarity), similarity.Interval, "no such method"),
        };
    }
}
