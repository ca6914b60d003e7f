namespace Concord.Alignment.Catalogue;

/// <summary>What a metric compares: which part of a dataset it needs.</summary>
public enum MetricNeed
{
    /// <summary>Responses or RDMs: representational similarity.</summary>
    Representation,

    /// <summary>Responses of neuroids (stimuli × neuroids).</summary>
    Neuroids,

    /// <summary>Responses of neuroids to every single presentation of repeated stimuli.</summary>
    RepeatedNeuroids,

    /// <summary>Trials of observers.</summary>
    Trials,

    /// <summary>Human label counts (stimuli × categories).</summary>
    Labels,

    /// <summary>Trials of binary object discrimination: image, distractor, choice.</summary>
    ObjectTrials,

    /// <summary>Odd-one-out choices among triplets of stimuli.</summary>
    Triplets,
}
