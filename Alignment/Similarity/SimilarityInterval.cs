namespace Concord.Alignment.Similarity;

/// <summary>How an interval is made from the value and its draws.</summary>
public enum SimilarityInterval
{
    /// <summary>The quantiles of the bootstrap draws: for measures whose draws scatter about the value.</summary>
    Percentile,

    /// <summary>The quantiles of the bootstrap draws, moved so that their mean is the value: for measures that copies of stimuli shift as a whole.</summary>
    Centred,

    /// <summary>Value ± z·se, se from leaving out each stimulus in turn: no copies at all.</summary>
    Jackknife,
}
