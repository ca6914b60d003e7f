namespace Concord.Alignment.Behaviour;

/// <summary>The squared difference of two observers' accuracies; lower is better.</summary>
/// <remarks>(p₁ − p₂)², 0 … 1. Source: Geirhos et al. 2021, doi:10.48550/arXiv.2106.07411.</remarks>
public sealed class AccuracyDifference : IPairMetric
{
    /// <inheritdoc/>
    public string Id => "accuracy-difference";

    /// <inheritdoc/>
    public Scored Compute(PairCounts counts)
    {
        double difference = (counts.FirstCorrect - counts.SecondCorrect) / counts.Images;
        return new Scored(difference * difference);
    }
}
