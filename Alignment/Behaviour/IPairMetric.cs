namespace Concord.Alignment.Behaviour;

/// <summary>A behavioural metric of two observers in one condition.</summary>
public interface IPairMetric
{
    /// <summary>The name in manifests and tables.</summary>
    string Id { get; }

    /// <summary>The metric from the counts.</summary>
    /// <param name="counts">Of one pair and condition.</param>
    /// <returns>NaN with the reason where undefined.</returns>
    Scored Compute(PairCounts counts);
}
