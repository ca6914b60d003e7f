namespace Concord.Alignment.Behaviour;

/// <summary>The fraction of images on which both observers are right or both wrong; higher is better.</summary>
/// <remarks>o = agreeing/images, 0 … 1. Source: Geirhos, Meding &amp; Wichmann 2020, doi:10.48550/arXiv.2006.16736.</remarks>
public sealed class ObservedConsistency : IPairMetric
{
    /// <inheritdoc/>
    public string Id => "observed-consistency";

    /// <inheritdoc/>
    public Scored Compute(PairCounts counts) => new(counts.Agreeing / counts.Images);
}
