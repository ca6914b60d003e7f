namespace Concord.Alignment.Similarity;

/// <summary>How the Hilbert–Schmidt independence criterion is estimated.</summary>
public enum HsicEstimator
{
    /// <summary>All pairs, the diagonal included: near 1 for any two wide spaces.</summary>
    Biased,

    /// <summary>Pairs of different stimuli only: 0 on average for independent spaces.</summary>
    Unbiased,
}
