using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Ceilings;

/// <summary>How one subject is predicted from others for <see cref="ExtrapolatedSubjectsCeiling"/>: as a model is, so that the ceiling is on the score's scale.</summary>
public sealed record ExtrapolatedSubjectsOptions
{
    /// <summary>The most subsets of the others for each subject and size; null for all, of which there are 2^(N−1) − 1 a subject.</summary>
    /// <value>10.</value>
    public int? Subsets { get; init; } = 10;

    /// <summary>Seed of the drawn subsets.</summary>
    /// <value>0.</value>
    public long Seed { get; init; }

    /// <summary>Scaling of the others' neuroids.</summary>
    /// <value>Centred.</value>
    public FeatureScaling Scaling { get; init; } = FeatureScaling.Centred;

    /// <summary>Over which held-out stimuli r is taken.</summary>
    /// <value>Pooled.</value>
    public Pooling Pooling { get; init; } = Pooling.Pooled;

    /// <summary>Aggregate of the neuroids' limits.</summary>
    /// <value>Median.</value>
    public NeuroidAggregate Aggregate { get; init; } = NeuroidAggregate.Median;
}
